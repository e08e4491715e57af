/**
 * Calls of packages that compute, on inputs so small that they are done at once: by the module that a table is about
 * and by the path of the row. Each is given what the module exports, and returns as the row's call does.
 */

/** A member of a module, or of its default export; the empty path is the module itself. */
function member(api: unknown, path: string): unknown {
  const names = path.split('.').filter(name => name !== '');
  if (names.length === 0) return typeof api === 'function' ? api : (api as { default: unknown }).default;
  const step = (object: unknown, name: string): unknown => (object as Readonly<Record<string, unknown>> | undefined)?.[name];
  return names.reduce(step, api) ?? names.reduce(step, step(api, 'default'));
}

/** The result of a call; the member is called as a method of what holds it. */
function call(api: unknown, path: string, ...given: readonly unknown[]): unknown {
  const holder = path.includes('.') ? member(api, path.slice(0, path.lastIndexOf('.'))) : api;
  return Reflect.apply(member(api, path) as () => unknown, holder, given);
}

const make = (api: unknown, path: string, ...given: readonly unknown[]): unknown =>
  Reflect.construct(member(api, path) as new () => unknown, given);

const bytes = new Uint8Array(Array.from({ length: 64 }, (_, index) => index % 7));
const words = 'abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about';
const page = '<ul><li>one</li></ul>';
const css = '.a { color: red }';
const pixels = { data: new Uint8Array(16), width: 2, height: 2 };

/** A call of this export with these arguments. */
const calls =
  (path: string, ...given: readonly unknown[]) =>
  (api: unknown): unknown =>
    call(api, path, ...given);

/** A call of a method of an instance of this class. */
const method =
  (of: string, made: readonly unknown[], name: string, ...given: readonly unknown[]) =>
  (api: unknown): unknown =>
    call(make(api, of, ...made), name, ...given);

/** What a function does to what another has made. */
const there =
  (path: string, made: readonly unknown[], back: string, ...given: readonly unknown[]) =>
  (api: unknown): unknown =>
    call(api, back, call(api, path, ...made), ...given);

const text = 'one,two\n1,2\n';

export const harmless: Readonly<Record<string, Readonly<Record<string, (api: unknown) => unknown>>>> = {
  bcrypt: {
    compareSync: api => call(api, 'compareSync', 'secret', call(api, 'hashSync', 'secret', 4)),
    genSaltSync: calls('genSaltSync', 4),
    hashSync: calls('hashSync', 'secret', 4),
  },
  bcryptjs: {
    compareSync: api => call(api, 'compareSync', 'secret', call(api, 'hashSync', 'secret', 4)),
    genSaltSync: calls('genSaltSync', 4),
    hashSync: calls('hashSync', 'secret', 4),
  },
  '@node-rs/bcrypt': {
    compareSync: api => call(api, 'compareSync', 'secret', call(api, 'hashSync', 'secret', { cost: 4 })),
    genSaltSync: calls('genSaltSync', { cost: 4 }),
    hashSync: calls('hashSync', 'secret', { cost: 4 }),
    verifySync: api => call(api, 'verifySync', 'secret', call(api, 'hashSync', 'secret', { cost: 4 })),
  },
  '@node-rs/argon2': {
    hashRawSync: calls('hashRawSync', 'secret', { memoryCost: 64, timeCost: 1 }),
    hashSync: calls('hashSync', 'secret', { memoryCost: 64, timeCost: 1 }),
  },
  pbkdf2: { pbkdf2Sync: calls('pbkdf2Sync', 'secret', 'salt', 1, 16, 'sha256') },
  'scrypt-js': { syncScrypt: calls('syncScrypt', bytes, bytes, 2, 1, 1, 16) },
  scryptsy: { '': calls('', 'secret', 'salt', 2, 1, 1, 16) },
  '@noble/hashes/argon2.js': { argon2id: calls('argon2id', 'secret', 'longersalt', { t: 1, m: 8, p: 1 }) },
  '@noble/hashes/scrypt.js': { scrypt: calls('scrypt', 'secret', 'salt', { N: 2, r: 1, p: 1, dkLen: 16 }) },
  '@noble/hashes/scrypt': { scrypt: calls('scrypt', 'secret', 'salt', { N: 2, r: 1, p: 1, dkLen: 16 }) },
  zxcvbn: { '': calls('', 'secret') },
  '@zxcvbn-ts/core': { 'ZxcvbnFactory#check': method('ZxcvbnFactory', [], 'check', 'secret') },

  'crypto-js': {
    'AES.encrypt': calls('AES.encrypt', 'text', 'secret'),
    EvpKDF: calls('EvpKDF', 'secret', 'salt', { iterations: 1 }),
    PBKDF2: calls('PBKDF2', 'secret', 'salt', { iterations: 1 }),
    SHA256: calls('SHA256', 'text'),
  },
  'node-forge': {
    'pki.rsa.generateKeyPair': calls('pki.rsa.generateKeyPair', { bits: 512 }),
    'pkcs5.pbkdf2': calls('pkcs5.pbkdf2', 'secret', 'salt', 1, 16),
    'random.getBytesSync': calls('random.getBytesSync', 8),
  },
  'node-rsa': {
    '#generateKeyPair': api => call(make(api, 'NodeRSA'), 'generateKeyPair', 512),
    'new ': api => make(api, 'NodeRSA', { b: 512 }),
  },
  jsrsasign: { 'KEYUTIL.generateKeypair': calls('KEYUTIL.generateKeypair', 'EC', 'secp256r1') },
  elliptic: {
    'ec#genKeyPair': method('ec', ['secp256k1'], 'genKeyPair'),
  },
  tweetnacl: { hash: calls('hash', bytes) },
  ssh2: { 'utils.generateKeyPairSync': calls('utils.generateKeyPairSync', 'ed25519') },
  sshpk: { generatePrivateKey: calls('generatePrivateKey', 'ecdsa') },
  bip39: { mnemonicToSeedSync: calls('mnemonicToSeedSync', words) },
  ethers: {
    'HDNodeWallet#signMessageSync': api => call(call(api, 'Wallet.createRandom'), 'signMessageSync', 'text'),
    pbkdf2: calls('pbkdf2', bytes, bytes, 1, 16, 'sha256'),
    scryptSync: calls('scryptSync', bytes, bytes, 2, 1, 1, 16),
  },
  jsonwebtoken: {
    sign: calls('sign', {}, 'secret'),
    verify: there('sign', [{}, 'secret'], 'verify', 'secret'),
  },
  jws: { sign: calls('sign', { header: { alg: 'HS256' }, payload: 'text', secret: 'secret' }) },
  'jwt-simple': { encode: calls('encode', {}, 'secret'), decode: there('encode', [{}, 'secret'], 'decode', 'secret') },
  'fast-jwt': { 'createSigner()': api => call(call(api, 'createSigner', { key: 'secret' }), '', {}) },

  pako: { deflate: calls('deflate', bytes), gzip: calls('gzip', bytes), inflate: there('deflate', [bytes], 'inflate') },
  fflate: {
    deflateSync: calls('deflateSync', bytes),
    gunzipSync: there('gzipSync', [bytes], 'gunzipSync'),
    gzipSync: calls('gzipSync', bytes),
    unzipSync: there('zipSync', [{ a: bytes }], 'unzipSync'),
    zipSync: calls('zipSync', { a: bytes }),
    zlibSync: calls('zlibSync', bytes),
  },
  lzma: { compress: calls('compress', 'text', 1), decompress: there('compress', ['text', 1], 'decompress') },
  'lz-string': { compress: calls('compress', 'text'), decompress: there('compress', ['text'], 'decompress') },
  snappy: { compressSync: calls('compressSync', 'text') },
  snappyjs: { compress: calls('compress', bytes) },
  'lz4-napi': { compressSync: calls('compressSync', Buffer.from('text')) },
  lz4js: { compress: calls('compress', bytes) },

  '@babel/core': {
    parseSync: calls('parseSync', 'a', { configFile: false, babelrc: false }),
    transformSync: calls('transformSync', 'a', { configFile: false, babelrc: false }),
  },
  '@swc/core': { minifySync: calls('minifySync', 'a'), transformSync: calls('transformSync', 'a') },
  terser: { minify_sync: calls('minify_sync', 'a') },
  'uglify-js': { minify: calls('minify', 'a') },
  sucrase: { transform: calls('transform', 'a', { transforms: [] }) },
  'oxc-parser': { parseSync: calls('parseSync', 'a.js', 'a') },
  'oxc-transform': { transformSync: calls('transformSync', 'a.js', 'a') },
  recast: { parse: calls('parse', 'a') },
  eslint: { 'Linter#verify': method('Linter', [], 'verify', 'a', []) },
  sass: { compileString: calls('compileString', css) },
  stylus: { render: calls('render', 'a\n  color red\n'), '().render': api => call(call(api, '', 'a\n  color red\n'), 'render') },
  postcss: { '().process().sync': api => call(call(call(api, '', []), 'process', css), 'sync') },
  'clean-css': { '#minify': method('', [], 'minify', css) },
  csso: { minify: calls('minify', css) },
  svgo: { optimize: calls('optimize', '<svg xmlns="http://www.w3.org/2000/svg"/>') },
  'html-minifier': { minify: calls('minify', page) },
  '@vue/compiler-sfc': {
    compileTemplate: calls('compileTemplate', { source: page, filename: 'a.vue', id: 'a' }),
    parse: calls('parse', `<template>${page}</template>`),
  },
  'svelte/compiler': { compile: calls('compile', page, {}) },
  '@mdx-js/mdx': { compileSync: calls('compileSync', '# One') },
  peggy: { generate: calls('generate', 'start = "a"') },
  ajv: { '#compile': api => call(make(api, typeof api === 'function' ? '' : 'Ajv'), 'compile', { type: 'string' }) },
  graphql: { buildSchema: calls('buildSchema', 'type Query { a: Int }') },
  vm2: { 'VM#run': method('VM', [], 'run', '1') },

  marked: { marked: calls('marked', '# One'), parse: calls('parse', '# One'), parseInline: calls('parseInline', '*one*') },
  'markdown-it': { '#render': method('', [], 'render', '# One') },
  showdown: { 'Converter#makeHtml': method('Converter', [], 'makeHtml', '# One') },
  remark: { 'remark().processSync': api => call(call(api, 'remark'), 'processSync', '# One') },
  rehype: { 'rehype().processSync': api => call(call(api, 'rehype'), 'processSync', page) },
  turndown: { '#turndown': method('', [], 'turndown', page) },
  jsdom: { 'JSDOM.fragment': calls('JSDOM.fragment', page), 'new JSDOM': api => make(api, 'JSDOM', page) },
  cheerio: { load: calls('load', page) },
  'node-html-parser': { parse: calls('parse', page) },
  'sanitize-html': { '': calls('', page) },
  juice: { '': calls('', page) },
  'fast-xml-parser': {
    'XMLBuilder#build': method('XMLBuilder', [], 'build', { a: 1 }),
    'XMLParser#parse': method('XMLParser', [], 'parse', '<a/>'),
  },
  xml2js: { 'Builder#buildObject': method('Builder', [], 'buildObject', { a: 1 }) },
  'xml-js': { json2xml: calls('json2xml', '{}'), xml2js: calls('xml2js', '<a/>'), xml2json: calls('xml2json', '<a/>') },
  '@xmldom/xmldom': { 'DOMParser#parseFromString': method('DOMParser', [], 'parseFromString', '<a/>', 'text/xml') },
  'highlight.js': {
    highlight: calls('highlight', 'a', { language: 'javascript' }),
    highlightAuto: calls('highlightAuto', 'a', ['javascript']),
  },
  katex: { renderToString: calls('renderToString', 'a') },

  yaml: { parse: calls('parse', 'a: 1'), parseDocument: calls('parseDocument', 'a: 1'), stringify: calls('stringify', { a: 1 }) },
  'js-yaml': { dump: calls('dump', { a: 1 }), load: calls('load', 'a: 1') },
  '@iarna/toml': { parse: calls('parse', 'a = 1') },
  json5: { parse: calls('parse', '{a: 1}'), stringify: calls('stringify', { a: 1 }) },
  'csv-parse/sync': { parse: calls('parse', text) },
  'csv-parse/lib/sync': { '': calls('', text) },
  'csv-stringify/sync': { stringify: calls('stringify', [['1', '2']]) },
  papaparse: { unparse: calls('unparse', [['1', '2']]) },
  plist: { build: calls('build', { a: 'b' }) },
  msgpackr: { pack: calls('pack', { a: 1 }), unpack: there('pack', [{ a: 1 }], 'unpack') },
  'iconv-lite': { decode: calls('decode', Buffer.from('a'), 'utf8'), encode: calls('encode', 'a', 'utf8') },
  'object-hash': { '': calls('', { a: 1 }) },

  'react-dom/server': { renderToStaticMarkup: calls('renderToStaticMarkup', 'a'), renderToString: calls('renderToString', 'a') },
  'preact-render-to-string': { '': calls('', 'a'), render: calls('render', 'a') },
  handlebars: { compile: calls('compile', '{{a}}'), precompile: calls('precompile', '{{a}}') },
  mustache: { render: calls('render', '{{a}}', { a: 1 }) },
  mjml: { '': calls('', '<mjml><mj-body></mj-body></mjml>') },

  'jpeg-js': { encode: calls('encode', pixels, 50) },
  pngjs: { 'PNG.sync.write': api => call(api, 'PNG.sync.write', make(api, 'PNG', { width: 2, height: 2 })) },
  '@napi-rs/canvas': {
    'Canvas#encodeSync': api => call(call(api, 'createCanvas', 2, 2), 'encodeSync', 'png'),
    'Canvas#toBuffer': api => call(call(api, 'createCanvas', 2, 2), 'toBuffer', 'image/png'),
    'Canvas#toDataURL': api => call(call(api, 'createCanvas', 2, 2), 'toDataURL'),
  },
  jimp: {
    'Jimp#blur': method('Jimp', [{ width: 4, height: 4 }], 'blur', 1),
    'Jimp#crop': method('Jimp', [{ width: 4, height: 4 }], 'crop', { x: 0, y: 0, w: 2, h: 2 }),
    'Jimp#resize': method('Jimp', [{ width: 4, height: 4 }], 'resize', { w: 2, h: 2 }),
    'Jimp#rotate': method('Jimp', [{ width: 4, height: 4 }], 'rotate', 90),
  },

  lodash: { cloneDeep: calls('cloneDeep', { a: 1 }), merge: calls('merge', {}, { a: 1 }), sortBy: calls('sortBy', [2, 1]) },
  diff: {
    createPatch: calls('createPatch', 'a', 'one', 'two'),
    diffChars: calls('diffChars', 'one', 'two'),
    diffLines: calls('diffLines', 'one', 'two'),
    diffWords: calls('diffWords', 'one', 'two'),
  },
  'fuse.js': { '#search': method('', [['one', 'two']], 'search', 'one') },
  mathjs: { evaluate: calls('evaluate', '1 + 1'), inv: calls('inv', [[1]]) },
  'brain.js': {
    'NeuralNetwork#train': method('NeuralNetwork', [], 'train', [{ input: [0], output: [1] }], { iterations: 1 }),
  },
};
