/**
 * Calls of Node's rows that have a remedy, as programs write them, with what they are given: a folder of their own with a
 * file `a.txt`, a link and a folder, an open file, some bytes.
 */
import type { KeyObject } from 'node:crypto';

export interface Given {
  readonly dir: string;
  readonly file: string;
  readonly link: string;
  readonly fresh: string;
  readonly fd: number;
  readonly bytes: Buffer;
  /** A private key. */
  readonly key: KeyObject;
}

/** The same as text, for programs in TypeScript. */
export const givenType =
  '{ dir: string; file: string; link: string; fresh: string; fd: number; bytes: Buffer; key: import("node:crypto").KeyObject }';

export const given = '{ dir, file, link, fresh, fd, bytes, key }';

/** Arguments by module and export. */
export const calls: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'node:fs': {
    accessSync: ['file', 'fresh'],
    appendFileSync: ["file, 'more'", "dir, 'more'"],
    chmodSync: ['file, 0o600', 'fresh, 0o600'],
    chownSync: ['file, process.getuid?.() ?? 0, process.getgid?.() ?? 0'],
    closeSync: ['fd'],
    copyFileSync: ['file, fresh', 'fresh, file'],
    cpSync: ['file, fresh', 'dir, file'],
    existsSync: ['file', 'fresh'],
    lchownSync: ['file, process.getuid?.() ?? 0, process.getgid?.() ?? 0'],
    linkSync: ['file, fresh', 'fresh, file'],
    lstatSync: ['link', 'fresh'],
    lutimesSync: ['link, 1, 1'],
    mkdirSync: ['fresh', 'fresh, { recursive: true }', 'dir'],
    mkdtempSync: ["fresh + '-'"],
    opendirSync: ['dir', 'fresh'],
    readFileSync: ['file', "file, 'utf8'", "file, { encoding: 'utf8' }", 'fresh', 'dir'],
    readSync: ['fd, bytes, 0, 1, 0'],
    readdirSync: ['dir', 'dir, { withFileTypes: true }', "dir, 'utf8'", 'fresh'],
    readlinkSync: ['link', 'file'],
    readvSync: ['fd, [bytes]'],
    realpathSync: ['link', 'fresh'],
    renameSync: ['file, fresh', 'fresh, file'],
    rmSync: ['file', 'fresh', 'fresh, { force: true }'],
    rmdirSync: ['dir', 'fresh'],
    statSync: ['file', 'fresh', 'file, { bigint: true }'],
    statfsSync: ['dir', 'fresh'],
    symlinkSync: ['file, fresh', 'file, link'],
    truncateSync: ['file', 'file, 1', 'fresh'],
    unlinkSync: ['file', 'fresh'],
    utimesSync: ['file, 1, 1', 'fresh, 1, 1'],
    writeFileSync: ["file, 'text'", "fresh, bytes, { flag: 'wx' }", "dir, 'text'"],
    writeSync: ["fd, 'text'", 'fd, bytes'],
    writevSync: ['fd, [bytes]'],
  },
  'node:child_process': {
    execSync: ["'echo one; exit 0'", "'echo one', { encoding: 'utf8' }", "'echo one; exit 3'", "'pwd', { cwd: dir }"],
    execFileSync: ["'echo', ['one']", "'echo', ['one'], { encoding: 'utf8' }", "'false', []"],
  },
  'node:zlib': {
    brotliCompressSync: ['bytes'],
    brotliDecompressSync: ['bytes'],
    deflateRawSync: ['bytes'],
    deflateSync: ['bytes', 'bytes, { level: 1 }'],
    gunzipSync: ['bytes'],
    gzipSync: ['bytes'],
    inflateRawSync: ['bytes'],
    inflateSync: ['bytes'],
    unzipSync: ['bytes'],
  },
  'node:crypto': {
    checkPrimeSync: ['7n'],
    generateKeyPairSync: ["'ed25519'"],
    generateKeySync: ["'hmac', { length: 64 }"],
    generatePrimeSync: ['16'],
    hkdfSync: ["'sha256', 'key', 'salt', 'info', 16"],
    pbkdf2Sync: ["'secret', 'salt', 1, 16, 'sha256'", "'secret', 'salt', 1, 16, 'no such'"],
    randomBytes: ['8'],
    randomFillSync: ['bytes'],
    randomInt: ['10'],
    sign: ['null, bytes, key', "'no such', bytes, key"],
    verify: ['null, bytes, key, bytes'],
    scryptSync: ["'secret', 'salt', 16"],
  },
};

/** What two calls never give twice. */
export const random = /^(?:generate|random|mkdtemp)/;
