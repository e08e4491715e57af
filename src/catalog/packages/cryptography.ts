/**
 * Ciphers, signatures and keys. To make an RSA key is heavy everywhere; the rest is short on small inputs. Facts: the
 * packages' documentation, and running them.
 */
import type { PackageTable } from '../model/blocking.ts';

const light = { weight: 'light' } as const;

/** What Node's own key generation does instead. */
const nodeKeys = {
  counterpart: { expression: 'generateKeyPair', from: 'node:crypto' },
  differs: 'Takes a callback, and gives KeyObjects or PEM text.',
} as const;

const encryptedWallet = { differs: 'The asynchronous form derives the key on the same thread, without giving way.' } as const;

export const cryptography = [
  {
    module: 'crypto-js',
    kind: 'cpu',
    blocking: {
      PBKDF2: { counterpart: { expression: 'pbkdf2', from: 'node:crypto' }, differs: 'Takes a callback, and gives a Buffer.' },
      'AES.decrypt': light,
      'AES.encrypt': light,
      EvpKDF: light,
      SHA256: light,
    },
  },
  {
    module: 'node-forge',
    kind: 'cpu',
    blocking: {},
    untyped: {
      'pki.rsa.generateKeyPair': { when: { withoutCallback: 1 }, counterpart: { sameWithCallback: true } },
      'pkcs5.pbkdf2': { when: { withoutCallback: 4 }, counterpart: { sameWithCallback: true } },
      'pki.decryptRsaPrivateKey': light,
      'random.getBytesSync': { weight: 'light', counterpart: { method: 'getBytes', returns: 'callback' } },
    },
    same: { rsa: 'pki.rsa' },
  },
  {
    module: 'node-rsa',
    kind: 'cpu',
    blocking: {
      'new ': { when: { argument: 0, property: 'b', oneOf: [512, 1024, 2048, 3072, 4096] }, ...nodeKeys },
      '#generateKeyPair': nodeKeys,
      '#decrypt': light,
      '#encrypt': light,
      '#sign': light,
      '#verify': light,
    },
    same: { NodeRSA: '' },
  },
  {
    module: 'jsrsasign',
    kind: 'cpu',
    blocking: {},
    untyped: {
      'KEYUTIL.generateKeypair': nodeKeys,
      'KJUR.jws.JWS.sign': light,
      'KJUR.jws.JWS.verify': light,
    },
  },
  {
    module: 'elliptic',
    kind: 'cpu',
    blocking: { 'ec#genKeyPair': light, 'ec#sign': light, 'ec#verify': light },
  },
  {
    module: 'tweetnacl',
    kind: 'cpu',
    blocking: { box: {}, hash: light, sign: {} },
  },
  {
    module: 'libsodium-wrappers',
    kind: 'cpu',
    blocking: { crypto_secretbox_easy: light },
  },
  {
    module: 'ssh2',
    kind: 'cpu',
    blocking: {
      'utils.generateKeyPairSync': { counterpart: { method: 'generateKeyPair', returns: 'callback' } },
      'utils.parseKey': { weight: 'light', differs: 'An encrypted key runs a key derivation first.' },
    },
  },
  {
    module: 'sshpk',
    kind: 'cpu',
    blocking: { generatePrivateKey: light },
  },
  {
    module: 'bip39',
    kind: 'cpu',
    blocking: { mnemonicToSeed: {}, mnemonicToSeedSync: {} },
  },
  {
    module: 'ethers',
    kind: 'cpu',
    blocking: {
      'Wallet.fromEncryptedJson': {},
      'Wallet.fromEncryptedJsonSync': encryptedWallet,
      'Wallet#encrypt': {},
      'Wallet#encryptSync': encryptedWallet,
      'HDNodeWallet#encrypt': {},
      'HDNodeWallet#encryptSync': encryptedWallet,
      decryptKeystoreJson: {},
      decryptKeystoreJsonSync: encryptedWallet,
      encryptKeystoreJson: {},
      encryptKeystoreJsonSync: encryptedWallet,
      pbkdf2: { counterpart: { expression: 'pbkdf2', from: 'node:crypto' }, differs: 'Takes a callback, and gives a Buffer.' },
      scrypt: { counterpart: { expression: 'scrypt', from: 'node:crypto' }, differs: 'Takes a callback, and gives a Buffer.' },
      scryptSync: { counterpart: { expression: 'scrypt', from: 'node:crypto' }, differs: 'Takes a callback, and gives a Buffer.' },
      'BaseWallet#signMessageSync': light,
      'HDNodeWallet#signMessageSync': light,
      'Wallet#signMessageSync': light,
    },
    same: {
      ethers: '',
      'HDNodeWallet.createRandom()': 'HDNodeWallet#',
      'HDNodeWallet.fromPhrase()': 'HDNodeWallet#',
      'HDNodeWallet.fromSeed()': 'HDNodeWallet#',
      'Wallet.createRandom()': 'HDNodeWallet#',
      'Wallet.fromPhrase()': 'HDNodeWallet#',
    },
  },
] as const satisfies readonly PackageTable[];
