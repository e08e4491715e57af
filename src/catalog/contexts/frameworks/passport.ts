/** Passport: verification by its strategies, and sessions. Facts: its documentation. */
import type { ContextTableShape } from '../../model.ts';
import { later, modules } from '../rows.ts';

const verify = later('last', 'Passport verify callback');
const strategies = [
  'passport-local',
  'passport-jwt',
  'passport-http',
  'passport-http-bearer',
  'passport-oauth2',
  'passport-google-oauth20',
  'passport-github2',
  'passport-facebook',
  'passport-custom',
];

export const passport: readonly ContextTableShape[] = [
  {
    module: 'passport',
    framework: 'Passport',
    callbacks: {
      serializeUser: later(0, 'Passport serializer'),
      deserializeUser: later(0, 'Passport serializer'),
      authenticate: later('last', 'Passport callback'),
    },
  },
  ...modules(strategies, {
    callbacks: Object.fromEntries(['', 'Strategy', 'BasicStrategy', 'DigestStrategy'].map(name => [`new ${name}`, verify])),
  }),
];
