/** What single calls of everyday size cost, for the second table of `docs/proof.md`. */
import { execSync, spawnSync } from 'node:child_process';
import crypto from 'node:crypto';
import fs, { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import zlib from 'node:zlib';
import { median, quantile } from '../../../test/bench/quantiles.ts';
import { timesOf, type Effort } from '../../../test/bench/weights/measure.ts';
import { textOf } from '../../../test/proof/place.ts';

export interface Cost {
  readonly module: string;
  /** The path of the call's row. */
  readonly path: string;
  readonly call: string;
  /** Milliseconds: of a hundred runs, the middle one and the one that only five are longer than. */
  readonly median: number;
  readonly slow: number;
}

const WARM_UP: Effort = { ms: 0, atLeast: 5, atMost: 5 };
const MEASURED: Effort = { ms: 1000, atLeast: 5, atMost: 100 };
const SLOW = 0.95;

/** Measures all of them, which takes some seconds. */
export function measureCosts(): Cost[] {
  const folder = mkdtempSync(join(tmpdir(), 'event-loop-costs-'));
  const file = join(folder, 'a.txt');
  writeFileSync(file, textOf(10_000));
  try {
    return calls(file).map(([module, path, call, run]) => {
      timesOf(run, WARM_UP);
      const times = timesOf(run, MEASURED);
      return { module, path, call, median: median(times), slow: quantile(times, SLOW) };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Call = readonly [module: string, path: string, call: string, run: () => unknown];

function calls(file: string): readonly Call[] {
  const kilobyte = Buffer.from(textOf(1000));
  const tenKilobytes = Buffer.from(textOf(10_000));
  const megabyte = Buffer.from(textOf(1_000_000));
  const rsa = crypto.generateKeyPairSync('rsa', { modulusLength: 2048 });
  const ed25519 = crypto.generateKeyPairSync('ed25519');
  const signature = crypto.sign('sha256', kilobyte, rsa.privateKey);
  const pem = rsa.privateKey.export({ type: 'pkcs8', format: 'pem' });
  const disk: Call[] = [
    ['node:fs', 'existsSync', 'existsSync(file)', () => fs.existsSync(file)],
    ['node:fs', 'statSync', 'statSync(file)', () => fs.statSync(file)],
    ['node:fs', 'readFileSync', 'readFileSync of 10 KB', () => fs.readFileSync(file)],
    [
      'node:fs',
      'writeFileSync',
      'writeFileSync of 10 KB',
      () => {
        fs.writeFileSync(file, tenKilobytes);
      },
    ],
    ['node:fs', 'readdirSync', 'readdirSync of one file', () => fs.readdirSync(join(file, '..'))],
  ];
  const processes: Call[] = [
    ['node:child_process', 'execSync', "execSync('true')", () => execSync('true')],
    ['node:child_process', 'spawnSync', "spawnSync('true')", () => spawnSync('true')],
  ];
  const keys: Call[] = [
    ['node:crypto', 'pbkdf2Sync', 'pbkdf2Sync, 100,000 iterations', () => crypto.pbkdf2Sync('a', 'b', 100_000, 32, 'sha256')],
    ['node:crypto', 'scryptSync', 'scryptSync, defaults', () => crypto.scryptSync('a', 'b', 32)],
    [
      'node:crypto',
      'generateKeyPairSync',
      'generateKeyPairSync, RSA 2048',
      () => crypto.generateKeyPairSync('rsa', { modulusLength: 2048 }),
    ],
    ['node:crypto', 'generatePrimeSync', 'generatePrimeSync(1024)', () => crypto.generatePrimeSync(1024)],
    ['node:crypto', 'checkPrimeSync', 'checkPrimeSync of 1279 bits', () => crypto.checkPrimeSync(2n ** 1279n - 1n)],
    ['node:crypto', 'generateKeySync', "generateKeySync('hmac', 256)", () => crypto.generateKeySync('hmac', { length: 256 })],
    ['node:crypto', 'createPrivateKey', 'createPrivateKey, RSA 2048, PEM', () => crypto.createPrivateKey(pem)],
  ];
  const short: Call[] = [
    ['node:crypto', 'randomBytes', 'randomBytes(16)', () => crypto.randomBytes(16)],
    ['node:crypto', 'randomInt', 'randomInt(1000)', () => crypto.randomInt(1000)],
    ['node:crypto', 'hkdfSync', 'hkdfSync, 32 bytes', () => crypto.hkdfSync('sha256', 'a', 'b', 'c', 32)],
    ['node:crypto', 'Hash#update', 'Hash#update, SHA-256, 1 KB', () => crypto.createHash('sha256').update(kilobyte)],
    ['node:crypto', 'Hash#update', 'Hash#update, SHA-256, 1 MB', () => crypto.createHash('sha256').update(megabyte)],
    ['node:crypto', 'Hmac#update', 'Hmac#update, SHA-256, 1 KB', () => crypto.createHmac('sha256', 'a').update(kilobyte)],
    ['node:crypto', 'sign', 'sign, RSA 2048', () => crypto.sign('sha256', kilobyte, rsa.privateKey)],
    ['node:crypto', 'sign', 'sign, Ed25519', () => crypto.sign(null, kilobyte, ed25519.privateKey)],
    ['node:crypto', 'verify', 'verify, RSA 2048', () => crypto.verify('sha256', kilobyte, rsa.publicKey, signature)],
    ['node:crypto', 'privateDecrypt', 'privateDecrypt, RSA 2048', decryption(rsa)],
  ];
  const packing: Call[] = [
    ['node:zlib', 'crc32', 'crc32 of 1 MB', () => zlib.crc32(megabyte)],
    ['node:zlib', 'gzipSync', 'gzipSync of 10 KB', () => zlib.gzipSync(tenKilobytes)],
    ['node:zlib', 'gzipSync', 'gzipSync of 1 MB', () => zlib.gzipSync(megabyte)],
    ['node:zlib', 'brotliCompressSync', 'brotliCompressSync of 10 KB', () => zlib.brotliCompressSync(tenKilobytes)],
  ];
  return [...disk, ...processes, ...keys, ...short, ...packing];
}

function decryption({
  publicKey,
  privateKey,
}: {
  readonly publicKey: crypto.KeyObject;
  readonly privateKey: crypto.KeyObject;
}): () => unknown {
  const secret = crypto.publicEncrypt(publicKey, Buffer.from('a'));
  return () => crypto.privateDecrypt(privateKey, secret);
}
