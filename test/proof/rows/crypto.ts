/** `node:crypto`: each call on an input of ordinary size. Random results are compared by their kind and length. */
import crypto, {
  createCipheriv,
  createDecipheriv,
  createDiffieHellman,
  createDiffieHellmanGroup,
  createECDH,
  createHash,
  createHmac,
  createSign,
  createVerify,
  generateKeyPairSync,
} from 'node:crypto';
import { rootCertificates } from 'node:tls';
import { call, invoke, member, written } from '../derive.ts';
import type { ModuleProofs, Proof } from '../model.ts';
import { textOf } from '../place.ts';
import type { Row } from '../../support/catalog-rows.ts';

const text = Buffer.from('attack at dawn');
const megabyte = Buffer.from(textOf(1_000_000));
const RSA_BITS = 2048;

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
};
const rsa = once(() => generateKeyPairSync('rsa', { modulusLength: RSA_BITS }));
const curve = once(() => generateKeyPairSync('x25519'));
const otherCurve = once(() => generateKeyPairSync('x25519'));
const certificate = once(() => new crypto.X509Certificate(rootCertificates[0] ?? ''));
const pem = once(() => rsa().privateKey.export({ type: 'pkcs8', format: 'pem' }));

const lengthOf = (result: unknown): unknown => member(result, 'byteLength');
const kindsOf = (result: unknown): unknown => [member(member(result, 'publicKey'), 'type'), member(member(result, 'privateKey'), 'type')];

/** RSA-OAEP with SHA-256, as `subtle` has it. */
const oaep = { oaepHash: 'sha256', padding: crypto.constants.RSA_PKCS1_OAEP_PADDING };
const subtleKey = (usage: 'encrypt' | 'decrypt') => {
  const { publicKey, privateKey } = rsa();
  const key = usage === 'encrypt' ? publicKey : privateKey;
  const format = usage === 'encrypt' ? 'spki' : 'pkcs8';
  return globalThis.crypto.subtle.importKey(
    format,
    key.export({ type: format, format: 'der' } as never),
    { name: 'RSA-OAEP', hash: 'SHA-256' },
    false,
    [usage],
  );
};
const decrypted = (result: unknown): string =>
  crypto.privateDecrypt({ key: rsa().privateKey, ...oaep }, Buffer.from(result as ArrayBuffer)).toString();

/** A method of an object that is made for the call. */
const ofObject =
  (workload: string, make: () => unknown, given: () => readonly unknown[], more: Partial<Proof> = {}): ((row: Row) => Proof) =>
  row =>
    written(
      workload,
      () => {
        const object = make();
        const args = given();
        return { blocking: () => invoke(object, row.path, ...args) };
      },
      more,
    )(row);

const cipher = (): [string, Buffer, Buffer] => ['aes-256-ctr', Buffer.alloc(32), Buffer.alloc(16)];
const group = 'modp14';

/** How the objects of two threads or two calls are one another's like. */
const itself = () => 'itself';

export default {
  module: 'node:crypto',
  rows: {
    argon2Sync: call('argon2id, 8 MB, 1 pass', () => [
      'argon2id',
      { message: 'password', nonce: Buffer.alloc(16), parallelism: 1, tagLength: 32, memory: 8192, passes: 1 },
    ]),
    checkPrimeSync: call('1024 bits', () => [2n ** 1279n - 1n]),
    generateKeyPairSync: call('RSA, 2048 bits', () => ['rsa', { modulusLength: RSA_BITS }], { compare: kindsOf }),
    'generateKeyPairSync("ec")': call('P-256', () => ['ec', { namedCurve: 'P-256' }], { compare: kindsOf }),
    generateKeySync: call('256 bits', () => ['hmac', { length: 256 }], { compare: key => member(key, 'symmetricKeySize') }),
    generatePrimeSync: call('1024 bits', () => [1024], { compare: lengthOf }),
    hkdfSync: call('32 bytes', () => ['sha256', 'key', 'salt', 'info', 32]),
    pbkdf2Sync: call('100,000 iterations', () => ['password', 'salt', 100_000, 32, 'sha256']),
    randomFillSync: call('16 bytes', () => [Buffer.alloc(16)], { compare: lengthOf }),
    scryptSync: call('N = 16,384', () => ['password', 'salt', 32]),
    // A search takes as long as chance has it; that of a named group was done once, by those who published it.
    createDiffieHellman: written(
      '512 bits',
      () => ({ blocking: () => isGroup(createDiffieHellman(512)), counterpart: () => isGroup(crypto.getDiffieHellman(group)) }),
      { elsewhere: 'nowhere' },
    ),
    decapsulate: call('X25519', () => [curve().privateKey, member(encapsulated(), 'ciphertext')]),
    diffieHellman: call('X25519', () => [{ privateKey: curve().privateKey, publicKey: otherCurve().publicKey }], {
      counterpartSince: 24,
      compare: lengthOf,
    }),
    encapsulate: call('X25519', () => [curve().publicKey], {
      compare: result => [lengthOf(member(result, 'sharedKey')), lengthOf(member(result, 'ciphertext'))],
    }),
    pseudoRandomBytes: call('16 bytes', () => [16], { compare: lengthOf }),
    prng: call('16 bytes', () => [16], { compare: lengthOf }),
    rng: call('16 bytes', () => [16], { compare: lengthOf }),
    randomBytes: call('16 bytes', () => [16], { compare: lengthOf }),
    // Both forms take from a store of random bytes, which so many numbers empty.
    randomInt: written('2,000 numbers', () => ({
      blocking: () => Array.from({ length: 2000 }, () => crypto.randomInt(1000)).length,
      counterpart: async () =>
        (
          await Promise.all(
            Array.from({ length: 2000 }, () =>
              promised<number>(callback => {
                crypto.randomInt(1000, callback);
              }),
            ),
          )
        ).length,
    })),
    sign: call('RSA, 2048 bits', () => ['sha256', text, rsa().privateKey], { compare: lengthOf }),
    verify: call('RSA, 2048 bits', () => ['sha256', text, rsa().publicKey, crypto.sign('sha256', text, rsa().privateKey)]),

    createPrivateKey: call('RSA, 2048 bits, PEM', () => [pem()], {
      compare: key => [member(key, 'type'), member(key, 'asymmetricKeyType')],
    }),
    hash: call('1 MB, SHA-256', () => ['sha256', megabyte, 'buffer'], {
      counterpart: () => globalThis.crypto.subtle.digest('SHA-256', megabyte),
    }),
    privateDecrypt: written('RSA, 2048 bits', async () => {
      const key = await subtleKey('decrypt');
      const secret = crypto.publicEncrypt({ key: rsa().publicKey, ...oaep }, text);
      return {
        blocking: () => crypto.privateDecrypt({ key: rsa().privateKey, ...oaep }, secret),
        counterpart: () => globalThis.crypto.subtle.decrypt({ name: 'RSA-OAEP' }, key, secret),
      };
    }),
    privateEncrypt: call('RSA, 2048 bits', () => [rsa().privateKey, text], { compare: lengthOf }),
    publicDecrypt: call('RSA, 2048 bits', () => [rsa().publicKey, crypto.privateEncrypt(rsa().privateKey, text)]),
    publicEncrypt: written(
      'RSA, 2048 bits',
      async () => {
        const key = await subtleKey('encrypt');
        return {
          blocking: () => crypto.publicEncrypt({ key: rsa().publicKey, ...oaep }, text),
          counterpart: () => globalThis.crypto.subtle.encrypt({ name: 'RSA-OAEP' }, key, text),
        };
      },
      { compare: decrypted },
    ),
    'Cipheriv#update': ofObject(
      '1 MB',
      () => createCipheriv(...cipher()),
      () => [megabyte],
    ),
    'Decipheriv#update': ofObject(
      '1 MB',
      () => createDecipheriv(...cipher()),
      () => [megabyte],
    ),
    'DiffieHellman#computeSecret': ofObject('2048 bits', keyed, () => [keyed().getPublicKey()], { compare: lengthOf }),
    'DiffieHellman#generateKeys': ofObject(
      '2048 bits',
      () => createDiffieHellmanGroup(group),
      () => [],
      { compare: lengthOf },
    ),
    'ECDH#computeSecret': ofObject('P-256', keyedCurve, () => [keyedCurve().getPublicKey()], { compare: lengthOf }),
    'ECDH#generateKeys': ofObject(
      'P-256',
      () => createECDH('prime256v1'),
      () => [],
      { compare: lengthOf },
    ),
    'Hash#update': ofObject(
      '1 MB',
      () => createHash('sha256'),
      () => [megabyte],
      { compare: itself },
    ),
    'Hmac#update': ofObject(
      '1 MB',
      () => createHmac('sha256', 'key'),
      () => [megabyte],
      { compare: itself },
    ),
    'Sign#sign': written('RSA, 2048 bits', () => {
      const { privateKey } = rsa();
      return {
        blocking: () => createSign('sha256').update(text).sign(privateKey),
        counterpart: () =>
          promised(callback => {
            crypto.sign('sha256', text, privateKey, callback);
          }),
      };
    }),
    'Verify#verify': written('RSA, 2048 bits', () => {
      const { publicKey, privateKey } = rsa();
      const signature = crypto.sign('sha256', text, privateKey);
      return {
        blocking: () => createVerify('sha256').update(text).verify(publicKey, signature),
        counterpart: () =>
          promised(callback => {
            crypto.verify('sha256', text, publicKey, signature, callback);
          }),
      };
    }),
    'X509Certificate#verify': ofObject('a root certificate', certificate, () => [certificate().publicKey]),
  },
  notRun: {
    setEngine: 'It loads a shared library, an OpenSSL engine that would have to be built first.',
  },
} satisfies ModuleProofs;

/** Whether secrets can be computed in it. */
const isGroup = (keys: crypto.DiffieHellman | crypto.DiffieHellmanGroup): boolean => keys.generateKeys().length > 0;

function keyed(): crypto.DiffieHellmanGroup {
  const keys = createDiffieHellmanGroup(group);
  keys.generateKeys();
  return keys;
}

function keyedCurve(): crypto.ECDH {
  const keys = createECDH('prime256v1');
  keys.generateKeys();
  return keys;
}

const encapsulated = once(() => invoke(crypto, 'encapsulate', curve().publicKey));

function promised<T>(start: (callback: (error: Error | null, result: T) => void) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    start((error, result) => {
      if (error) reject(error);
      else resolve(result);
    });
  });
}
