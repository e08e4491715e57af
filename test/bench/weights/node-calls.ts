/** Calls of Node's own modules, in a folder of their own. */
import { execSync, spawnSync } from 'node:child_process';
import * as crypto from 'node:crypto';
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, networkInterfaces, userInfo } from 'node:os';
import { join } from 'node:path';
import { createSecureContext } from 'node:tls';
import { deserialize, serialize } from 'node:v8';
import vm from 'node:vm';
import * as zlib from 'node:zlib';
import { json, records } from './inputs.ts';
import type { MeasuredCall } from './measure.ts';

const require = createRequire(import.meta.url);
const KB = Buffer.alloc(1024, 'event loop ');
const MB = 1024 * 1024;

/** Text that compresses as text does. */
const text = (size: number): Buffer => Buffer.alloc(size, json.slice(0, 9973));
const large = text(MB);
const larger = text(10 * MB);

const named =
  (module: string) =>
  (path: string, input: string, run: () => unknown): MeasuredCall => ({ row: `${module} ${path}`, input, run });

export function nodeCalls(folder: string): MeasuredCall[] {
  return [...cryptoCalls(), ...diskCalls(folder), ...otherCalls(), ...zlibCalls()];
}

function cryptoCalls(): MeasuredCall[] {
  const of = named('node:crypto');
  const rsa = crypto.generateKeyPairSync('rsa', { modulusLength: 2048 });
  const ec = crypto.generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const ed = crypto.generateKeyPairSync('ed25519');
  const pem = rsa.privateKey.export({ type: 'pkcs8', format: 'pem' });
  const [rsaSigned, ecSigned] = [rsa, ec].map(({ privateKey }) => crypto.sign('sha256', KB, privateKey));
  const encrypted = crypto.publicEncrypt(rsa.publicKey, KB.subarray(0, 32));
  const [first, second] = [crypto.createECDH('prime256v1'), crypto.createECDH('prime256v1')];
  first.generateKeys();
  const other = second.generateKeys();
  const group = crypto.getDiffieHellman('modp14');
  group.generateKeys();
  const key = Buffer.alloc(16, 1);
  const buffer = Buffer.alloc(16);
  return [
    of('randomBytes', '16 bytes', () => crypto.randomBytes(16)),
    of('randomInt', 'below 1000', () => crypto.randomInt(1000)),
    of('randomFillSync', '16 bytes', () => crypto.randomFillSync(buffer)),
    of('generateKeySync', 'HMAC, 256 bits', () => crypto.generateKeySync('hmac', { length: 256 })),
    of('hkdfSync', '32 bytes', () => crypto.hkdfSync('sha256', key, key, '', 32)),
    of('sign', '1 KB, RSA 2048', () => crypto.sign('sha256', KB, rsa.privateKey)),
    of('sign', '1 KB, P-256', () => crypto.sign('sha256', KB, ec.privateKey)),
    of('sign', '1 KB, Ed25519', () => crypto.sign(null, KB, ed.privateKey)),
    of('verify', '1 KB, RSA 2048', () => crypto.verify('sha256', KB, rsa.publicKey, rsaSigned ?? KB)),
    of('verify', '1 KB, P-256', () => crypto.verify('sha256', KB, ec.publicKey, ecSigned ?? KB)),
    of('Sign#sign', '1 KB, RSA 2048', () => crypto.createSign('sha256').update(KB).sign(rsa.privateKey)),
    of('Verify#verify', '1 KB, RSA 2048', () =>
      crypto
        .createVerify('sha256')
        .update(KB)
        .verify(rsa.publicKey, rsaSigned ?? KB),
    ),
    of('Hash#update', '1 KB, SHA-256', () => crypto.createHash('sha256').update(KB).digest()),
    of('Hash#update', '1 MB, SHA-256', () => crypto.createHash('sha256').update(large).digest()),
    of('Hmac#update', '1 KB, SHA-256', () => crypto.createHmac('sha256', key).update(KB).digest()),
    of('Cipheriv#update', '1 KB, AES-128', () => crypto.createCipheriv('aes-128-cbc', key, key).update(KB)),
    of('publicEncrypt', '32 bytes, RSA 2048', () => crypto.publicEncrypt(rsa.publicKey, KB.subarray(0, 32))),
    of('privateDecrypt', '32 bytes, RSA 2048', () => crypto.privateDecrypt(rsa.privateKey, encrypted)),
    of('privateEncrypt', '32 bytes, RSA 2048', () => crypto.privateEncrypt(rsa.privateKey, KB.subarray(0, 32))),
    of('createPrivateKey', 'PEM, RSA 2048', () => crypto.createPrivateKey(pem)),
    of('ECDH#generateKeys', 'P-256', () => crypto.createECDH('prime256v1').generateKeys()),
    of('ECDH#computeSecret', 'P-256', () => first.computeSecret(other)),
    of('DiffieHellman#generateKeys', '2048 bits', () => crypto.getDiffieHellman('modp14').generateKeys()),
    of('DiffieHellman#computeSecret', '2048 bits', () => group.computeSecret(group.getPublicKey())),
    of('diffieHellman', 'P-256', () => crypto.diffieHellman(ec)),
    of('pbkdf2Sync', '100,000 rounds, SHA-256', () => crypto.pbkdf2Sync('secret', key, 100_000, 32, 'sha256')),
    of('scryptSync', 'the default cost', () => crypto.scryptSync('secret', key, 32)),
    of('generateKeyPairSync', 'RSA 2048', () => crypto.generateKeyPairSync('rsa', { modulusLength: 2048 })),
    { ...of('generateKeyPairSync', 'P-256', () => crypto.generateKeyPairSync('ec', { namedCurve: 'P-256' })), conditional: true },
    of('generatePrimeSync', '512 bits', () => crypto.generatePrimeSync(512)),
    of('checkPrimeSync', '512 bits', () => crypto.checkPrimeSync(crypto.getDiffieHellman('modp1').getPrime())),
  ];
}

function diskCalls(folder: string): MeasuredCall[] {
  const of = named('node:fs');
  const file = (name: string, size: number): string => {
    fs.writeFileSync(join(folder, name), text(size));
    return join(folder, name);
  };
  const [small, big] = [file('small', 10 * 1024), file('big', 10 * MB)];
  const written = text(10 * 1024);
  const link = join(folder, 'link');
  fs.symlinkSync(small, link);
  for (let index = 0; index < 100; index++) file(`many-${index}`, 10);
  return [
    of('existsSync', 'a file', () => fs.existsSync(small)),
    of('existsSync', 'no file', () => fs.existsSync(`${small}.none`)),
    of('statSync', 'a file', () => fs.statSync(small)),
    of('lstatSync', 'a file', () => fs.lstatSync(small)),
    of('accessSync', 'a file', () => {
      fs.accessSync(small);
    }),
    of('readlinkSync', 'a link', () => fs.readlinkSync(link)),
    of('realpathSync', 'a link', () => fs.realpathSync(link)),
    of('realpathSync.native', 'a link', () => fs.realpathSync.native(link)),
    of('readdirSync', '100 files', () => fs.readdirSync(folder)),
    of('mkdirSync', 'a folder that is there', () => fs.mkdirSync(folder, { recursive: true })),
    of('readFileSync', '10 KB', () => fs.readFileSync(small)),
    of('readFileSync', '10 MB', () => fs.readFileSync(big)),
    of('writeFileSync', '10 KB', () => {
      fs.writeFileSync(join(folder, 'written'), written);
    }),
    of('copyFileSync', '10 MB', () => {
      fs.copyFileSync(big, join(folder, 'copy'));
    }),
  ];
}

function otherCalls(): MeasuredCall[] {
  const serialized = serialize(records);
  const context = vm.createContext({});
  return [
    { row: 'globalThis require.resolve', input: 'a package', run: () => require.resolve('typescript') },
    { row: 'node:os cpus', input: '', run: cpus },
    { row: 'node:os networkInterfaces', input: '', run: networkInterfaces },
    { row: 'node:os userInfo', input: '', run: () => userInfo() },
    { row: 'node:tls createSecureContext', input: 'no options', run: () => createSecureContext() },
    { row: 'node:v8 serialize', input: '10 KB', run: () => serialize(records) },
    { row: 'node:v8 deserialize', input: '10 KB', run: () => deserialize(serialized) as unknown },
    { row: 'node:vm createContext', input: 'an empty object', run: () => vm.createContext({}) },
    { row: 'node:vm runInContext', input: 'an addition', run: () => vm.runInContext('1 + 1', context) as unknown },
    { row: 'node:vm runInNewContext', input: 'an addition', run: () => vm.runInNewContext('1 + 1') as unknown },
    { row: 'node:vm compileFunction', input: 'an addition', run: () => vm.compileFunction('return 1 + 1') },
    { row: 'node:process report.getReport', input: '', run: () => process.report.getReport() },
    { row: 'node:child_process execSync', input: '`true`', run: () => execSync('true') },
    { row: 'node:child_process spawnSync', input: '`node -e 0`', run: () => spawnSync(process.execPath, ['-e', '0']) },
  ];
}

function zlibCalls(): MeasuredCall[] {
  const of = named('node:zlib');
  const packed = zlib.gzipSync(large);
  return [
    of('crc32', '1 KB', () => zlib.crc32(KB)),
    of('gzipSync', '1 KB', () => zlib.gzipSync(KB)),
    of('gzipSync', '1 MB', () => zlib.gzipSync(large)),
    of('gzipSync', '10 MB', () => zlib.gzipSync(larger)),
    of('gunzipSync', 'to 1 MB', () => zlib.gunzipSync(packed)),
    of('brotliCompressSync', '1 KB', () => zlib.brotliCompressSync(KB)),
    of('brotliCompressSync', '1 MB', () => zlib.brotliCompressSync(large)),
  ];
}
