/**
 * Hashing passwords, deriving keys from them, and judging them: slow on purpose. Facts: the packages' documentation,
 * and running them; an asynchronous form is a counterpart only where other callbacks ran while it worked.
 */
import type { PackageTable } from '../model/blocking.ts';

const givesWay = 'Works on the same thread, in slices of up to 100 ms.';
const givesWayOften = 'Works on the same thread, in slices of some 10 ms.';

export const passwords = [
  {
    module: 'bcrypt',
    kind: 'cpu',
    blocking: {
      compareSync: { counterpart: { promise: 'compare' } },
      hashSync: { counterpart: { promise: 'hash' } },
      genSaltSync: { weight: 'light', counterpart: { promise: 'genSalt' } },
    },
  },
  {
    module: 'bcryptjs',
    kind: 'cpu',
    blocking: {
      compareSync: { counterpart: { promise: 'compare' }, differs: givesWay },
      hashSync: { counterpart: { promise: 'hash' }, differs: givesWay },
      genSaltSync: { weight: 'light', counterpart: { promise: 'genSalt' } },
    },
  },
  {
    module: '@node-rs/bcrypt',
    kind: 'cpu',
    blocking: {
      compareSync: { counterpart: { promise: 'compare' } },
      hashSync: { counterpart: { promise: 'hash' } },
      verifySync: { counterpart: { promise: 'verify' } },
      genSaltSync: { weight: 'light', counterpart: { promise: 'genSalt' } },
    },
  },
  {
    module: '@node-rs/argon2',
    kind: 'cpu',
    blocking: {
      hashRawSync: { counterpart: { promise: 'hashRaw' } },
      hashSync: { counterpart: { promise: 'hash' } },
      verifySync: { counterpart: { promise: 'verify' } },
    },
  },
  {
    module: 'pbkdf2',
    kind: 'cpu',
    blocking: { pbkdf2Sync: { counterpart: { callback: 'pbkdf2' }, rewrite: { untyped: true } } },
  },
  {
    module: 'scrypt-js',
    kind: 'cpu',
    blocking: { syncScrypt: { counterpart: { promise: 'scrypt' }, differs: givesWayOften } },
  },
  {
    module: 'scryptsy',
    kind: 'cpu',
    blocking: { '': { counterpart: { promise: 'async' }, differs: givesWay } },
  },

  // From version 2 on, a module's name ends in `.js`. Before that the asynchronous forms never give way.
  {
    module: '@noble/hashes/argon2.js',
    kind: 'cpu',
    blocking: {
      argon2d: { counterpart: { promise: 'argon2dAsync' }, differs: givesWayOften, versions: '>=2' },
      argon2i: { counterpart: { promise: 'argon2iAsync' }, differs: givesWayOften, versions: '>=2' },
      argon2id: { counterpart: { promise: 'argon2idAsync' }, differs: givesWayOften, versions: '>=2' },
    },
  },
  {
    module: '@noble/hashes/pbkdf2.js',
    kind: 'cpu',
    blocking: { pbkdf2: { counterpart: { promise: 'pbkdf2Async' }, differs: givesWayOften, versions: '>=2' } },
  },
  {
    module: '@noble/hashes/scrypt.js',
    kind: 'cpu',
    blocking: { scrypt: { counterpart: { promise: 'scryptAsync' }, differs: givesWayOften, versions: '>=2' } },
  },
  {
    module: '@noble/hashes/argon2',
    kind: 'cpu',
    blocking: {
      argon2d: { versions: '1' },
      argon2dAsync: { versions: '1' },
      argon2i: { versions: '1' },
      argon2iAsync: { versions: '1' },
      argon2id: { versions: '1' },
      argon2idAsync: { versions: '1' },
    },
  },
  {
    module: '@noble/hashes/pbkdf2',
    kind: 'cpu',
    blocking: { pbkdf2: { versions: '1' }, pbkdf2Async: { versions: '1' } },
  },
  {
    module: '@noble/hashes/scrypt',
    kind: 'cpu',
    blocking: { scrypt: { versions: '1' }, scryptAsync: { versions: '1' } },
  },

  {
    module: 'sodium-native',
    kind: 'cpu',
    blocking: {
      crypto_pwhash: { counterpart: { promise: 'crypto_pwhash_async' } },
      crypto_pwhash_scryptsalsa208sha256: { counterpart: { promise: 'crypto_pwhash_scryptsalsa208sha256_async' } },
      crypto_pwhash_str: { counterpart: { promise: 'crypto_pwhash_str_async' } },
      crypto_pwhash_str_verify: { counterpart: { promise: 'crypto_pwhash_str_verify_async' } },
      extension_pbkdf2_sha512: { counterpart: { promise: 'extension_pbkdf2_sha512_async' } },
    },
  },
  {
    module: 'libsodium-wrappers-sumo',
    kind: 'cpu',
    blocking: { crypto_pwhash: {}, crypto_pwhash_str: {}, crypto_pwhash_str_verify: {} },
  },
  {
    module: 'zxcvbn',
    kind: 'cpu',
    blocking: { '': { weight: 'light' } },
  },
  {
    module: '@zxcvbn-ts/core',
    kind: 'cpu',
    blocking: { 'ZxcvbnFactory#check': { weight: 'light' } },
  },
] as const satisfies readonly PackageTable[];
