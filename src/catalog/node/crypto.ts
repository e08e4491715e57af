/**
 * `node:crypto`: key derivation and generation (heavy), and the one-shot calls that take microseconds on small
 * inputs (light). Facts: Node's documentation of `crypto` for 20 to 26; the weights follow measured stalls.
 */
import type { BlockingTable } from '../model/blocking.ts';

const grows = 'Grows with its input; for a large one use a worker thread.';

export default {
  module: 'node:crypto',
  kind: 'cpu',
  blocking: {
    argon2Sync: { since: 24, counterpart: { callback: 'argon2' } },
    checkPrimeSync: { counterpart: { callback: 'checkPrime' } },
    generateKeyPairSync: [
      {
        weight: 'light',
        when: { argument: 0, oneOf: ['ec', 'ed25519', 'ed448', 'x25519', 'x448'] },
        counterpart: { callback: 'generateKeyPair' },
      },
      { counterpart: { callback: 'generateKeyPair' } },
    ],
    generateKeySync: { weight: 'light', counterpart: { callback: 'generateKey' } },
    generatePrimeSync: { counterpart: { callback: 'generatePrime' } },
    hkdfSync: { weight: 'light', counterpart: { callback: 'hkdf' } },
    pbkdf2Sync: { counterpart: { callback: 'pbkdf2' } },
    randomFillSync: { weight: 'light', counterpart: { callback: 'randomFill' } },
    scryptSync: { counterpart: { callback: 'scrypt' } },
    createDiffieHellman: {
      when: { argument: 0, type: 'number' },
      counterpart: { expression: 'getDiffieHellman(group)', from: 'node:crypto' },
      differs: 'A number makes it search for a safe prime, which takes minutes at 2048 bits; a named group needs no search.',
    },

    decapsulate: { weight: 'light', since: 24, when: { without: 2 }, counterpart: { sameWithCallback: true } },
    diffieHellman: {
      weight: 'light',
      when: { without: 1 },
      counterpart: { sameWithCallback: true },
      differs: 'Node 20 and 22 ignore the callback.',
    },
    encapsulate: { weight: 'light', since: 24, when: { without: 1 }, counterpart: { sameWithCallback: true } },
    pseudoRandomBytes: { rewrite: false, weight: 'light', when: { without: 1 }, counterpart: { callback: 'randomBytes' } },
    randomBytes: { weight: 'light', when: { without: 1 }, counterpart: { sameWithCallback: true } },
    randomInt: { weight: 'light', when: { without: 1 }, counterpart: { sameWithCallback: true } },
    sign: { weight: 'light', when: { without: 3 }, counterpart: { sameWithCallback: true } },
    verify: { weight: 'light', when: { without: 4 }, counterpart: { sameWithCallback: true } },

    createPrivateKey: { weight: 'light', differs: 'An encrypted key runs a key derivation first.' },
    hash: {
      weight: 'light',
      counterpart: { expression: 'subtle.digest(algorithm, data)', from: 'the global crypto' },
      differs: 'Resolves with an ArrayBuffer.',
    },
    privateDecrypt: {
      plain: true,
      weight: 'light',
      counterpart: { expression: 'subtle.decrypt(algorithm, key, data)', from: 'the global crypto' },
    },
    privateEncrypt: { plain: true, weight: 'light' },
    publicDecrypt: { plain: true, weight: 'light' },
    publicEncrypt: {
      plain: true,
      weight: 'light',
      counterpart: { expression: 'subtle.encrypt(algorithm, key, data)', from: 'the global crypto' },
    },
    setEngine: { kind: 'module-load', differs: 'Loads a shared library.' },

    'Cipheriv#update': { weight: 'light', differs: grows },
    'Decipheriv#update': { weight: 'light', differs: grows },
    'DiffieHellman#computeSecret': { weight: 'light' },
    'DiffieHellman#generateKeys': { weight: 'light' },
    'ECDH#computeSecret': { weight: 'light' },
    'ECDH#generateKeys': { weight: 'light' },
    'Hash#update': { weight: 'light', differs: grows },
    'Hmac#update': { weight: 'light', differs: grows },
    'Sign#sign': { weight: 'light', counterpart: { callback: 'sign' } },
    'Verify#verify': { weight: 'light', counterpart: { callback: 'verify' } },
    'X509Certificate#verify': { weight: 'light' },
  },
  untyped: {
    prng: { weight: 'light', when: { without: 1 }, counterpart: { callback: 'randomBytes' } },
    rng: { weight: 'light', when: { without: 1 }, counterpart: { callback: 'randomBytes' } },
  },
  same: {
    'createCipheriv()': 'Cipheriv#',
    'createDecipheriv()': 'Decipheriv#',
    'createDiffieHellman()': 'DiffieHellman#',
    'createDiffieHellmanGroup()': 'DiffieHellman#',
    'createECDH()': 'ECDH#',
    'createHash()': 'Hash#',
    'createHmac()': 'Hmac#',
    'createSign()': 'Sign#',
    'createVerify()': 'Verify#',
    'getDiffieHellman()': 'DiffieHellman#',
    'Hash#update()': 'Hash#',
    'Hmac#update()': 'Hmac#',
    'Sign#update()': 'Sign#',
    'Verify#update()': 'Verify#',
  },
} as const satisfies BlockingTable<typeof import('node:crypto')>;
