/** Passport's verification and sessions, Multer's decisions on files. Facts: their documentation. */
import type { ContextTableShape } from '../model.ts';
import { later, modules, within } from './rows.ts';

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

export const multer: ContextTableShape = {
  module: 'multer',
  framework: 'Multer',
  callbacks: {
    '': within(0, ['fileFilter'], 'Multer callback'),
    diskStorage: within(0, ['destination', 'filename'], 'Multer callback'),
  },
};
