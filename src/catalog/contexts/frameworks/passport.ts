/** Passport: verification by its strategies, and sessions. Facts: its documentation and that of the strategies. */
import type { ContextTableShape } from '../../model/contexts.ts';
import { later, methods, modules } from '../rows.ts';

const verify = later('last', 'Passport verify callback');
/** What a package is, and has as `Strategy`. */
const strategies = [
  'passport-local',
  'passport-jwt',
  'passport-http-bearer',
  'passport-oauth2',
  'passport-google-oauth20',
  'passport-github',
  'passport-github2',
  'passport-twitter',
  'passport-facebook',
  'passport-openidconnect',
  'passport-auth0',
  'passport-custom',
];

export const passport: readonly ContextTableShape[] = [
  {
    module: 'passport',
    framework: 'Passport',
    callbacks: {
      ...methods('', ['serializeUser', 'deserializeUser'], later(0, 'Passport serializer')),
      authenticate: later('last', 'Passport callback'),
    },
  },
  ...modules(strategies, { callbacks: { 'new ': verify, 'new Strategy': verify } }),
  { module: 'passport-http', callbacks: { 'new BasicStrategy': verify, 'new DigestStrategy': later('every', 'Passport verify callback') } },
  { module: '@node-saml/passport-saml', callbacks: { 'new Strategy': later('every', 'Passport verify callback') } },
];
