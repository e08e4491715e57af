/** Calls of npm packages, in a folder in which they are installed. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as inputs from './inputs.ts';
import type { MeasuredCall } from './measure.ts';

type Function = (...given: readonly unknown[]) => unknown;
type Api = Readonly<Record<string, Function>>;

/** A package's call: its row, what it is given, and how the call is made ready of what the package exports. */
interface PackageCall {
  readonly name: string;
  readonly path: string;
  readonly input: string;
  readonly ready: (api: Api) => () => unknown;
}

/** A call of an export. */
const call = (name: string, path: string, input: string, ...given: readonly unknown[]): PackageCall => ({
  name,
  path,
  input,
  ready: api => () => api[path]?.(...given),
});

/** A call for which something is made first. */
const made = (name: string, path: string, input: string, ready: PackageCall['ready']): PackageCall => ({ name, path, input, ready });

/** Member of what a package gave: the packages bring no types here. */
const member = (object: unknown, name: string): Function => {
  const method = (object as Api)[name] as Function;
  return method.bind(object);
};
const construct = (constructor: unknown, ...given: readonly unknown[]): unknown => Reflect.construct(constructor as Function, given);
/** What a package itself is. */
const root = (api: Api): Function => api.default as Function;

const packageCalls: readonly PackageCall[] = [
  call('js-yaml', 'load', '10 KB', inputs.yaml),
  call('js-yaml', 'dump', '10 KB', inputs.records),
  call('yaml', 'parse', '10 KB', inputs.yaml),
  call('yaml', 'stringify', '10 KB', inputs.records),
  call('@iarna/toml', 'parse', '10 KB', inputs.toml),
  call('json5', 'parse', '10 KB', inputs.json),
  call('csv-parse/sync', 'parse', '10 KB', inputs.csv),
  call('csv-stringify/sync', 'stringify', '90 records', inputs.records),
  call('papaparse', 'unparse', '90 records', inputs.records),
  call('msgpackr', 'pack', '10 KB', inputs.records),
  made('object-hash', '', '90 records', api => () => root(api)(inputs.records)),
  call('marked', 'parse', '10 KB', inputs.markdown),
  made('markdown-it', '#render', '10 KB', api => {
    const render = member(construct(root(api)), 'render');
    return () => render(inputs.markdown);
  }),
  made('showdown', 'Converter#makeHtml', '10 KB', api => {
    const makeHtml = member(construct(api.Converter), 'makeHtml');
    return () => makeHtml(inputs.markdown);
  }),
  made('remark', 'remark().processSync', '10 KB', api => () => member(api.remark?.(), 'processSync')(inputs.markdown)),
  made('turndown', '#turndown', '10 KB', api => {
    const turndown = member(construct(root(api)), 'turndown');
    return () => turndown(inputs.html);
  }),
  made('fast-xml-parser', 'XMLParser#parse', '10 KB', api => {
    const parse = member(construct(api.XMLParser), 'parse');
    return () => parse(inputs.xml);
  }),
  call('xml2js', 'parseString', '10 KB', inputs.xml, () => {}),
  call('xml-js', 'xml2js', '10 KB', inputs.xml),
  call('cheerio', 'load', '10 KB', inputs.html),
  call('node-html-parser', 'parse', '10 KB', inputs.html),
  made('sanitize-html', '', '10 KB', api => () => root(api)(inputs.html)),
  call('highlight.js', 'highlight', '10 KB', inputs.script, { language: 'javascript' }),
  call('katex', 'renderToString', 'a fraction', '\\frac{a}{b + \\sqrt{c}}'),
  made(
    'handlebars',
    'compile',
    'a list, and 90 records',
    api => () => (api.compile?.(inputs.template) as Function)({ records: inputs.records }),
  ),
  call('mustache', 'render', '90 records', inputs.mustache, { records: inputs.records }),
  call('ejs', 'render', '90 records', inputs.ejs, { records: inputs.records }),
  call('nunjucks', 'renderString', '90 records', inputs.nunjucks, { records: inputs.records }),
  made('liquidjs', 'Liquid#parseAndRenderSync', '90 records', api => {
    const render = member(construct(api.Liquid), 'parseAndRenderSync');
    return () => render('<ul>{% for r in records %}<li>{{ r.name }} {{ r.mail }}</li>{% endfor %}</ul>', { records: inputs.records });
  }),
  call('lodash', 'cloneDeep', '90 records', inputs.records),
  call('lodash', 'sortBy', '90 records', inputs.records, 'name'),
  call('diff', 'diffLines', '10 KB, one line changed', inputs.csv, inputs.csv.replace('Name 50', 'Nomen 50')),
  call('diff', 'diffChars', '10 KB, one line changed', inputs.csv, inputs.csv.replace('Name 50', 'Nomen 50')),
  made('fuse.js', '#search', '90 records', api => {
    const search = member(construct(root(api), inputs.records, { keys: ['name', 'mail'] }), 'search');
    return () => search('nam 5');
  }),
  made('ajv', '#compile', 'a small schema', api => {
    const schema = (): object => ({ type: 'object', properties: { id: { type: 'integer' }, name: { type: 'string' } }, required: ['id'] });
    return () => member(construct(root(api)), 'compile')(schema());
  }),
  call('graphql', 'buildSchema', 'two types', 'type Person { id: ID! name: String friends: [Person] } type Query { people: [Person] }'),
  call('jsonwebtoken', 'sign', 'HS256', { id: 1 }, 'secret'),
  made('zxcvbn', '', 'a password', api => () => root(api)('correct horse 1')),
  made('crypto-js', 'SHA256', '1 KB', api => () => String(api.SHA256?.(inputs.csv.slice(0, 1024)))),
  made('crypto-js', 'AES.encrypt', '1 KB', api => () => String(member(api.AES, 'encrypt')(inputs.csv.slice(0, 1024), 'secret'))),
  made('elliptic', 'ec#sign', 'P-256', api => {
    const ec = construct(api.ec, 'p256');
    const key = member(ec, 'genKeyPair')();
    return () => member(ec, 'sign')('abcdef0123456789', key);
  }),
  made('tweetnacl', 'sign', '1 KB', api => {
    const { secretKey } = member(api.sign, 'keyPair')() as { secretKey: Uint8Array };
    return () => api.sign?.(new Uint8Array(1024), secretKey);
  }),
  call('otplib', 'generateSync', 'a secret', { secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ' }),
  call('lz-string', 'compress', '10 KB', inputs.json),
  call('iconv-lite', 'encode', '10 KB', inputs.csv, 'win1252'),
  call('@babel/core', 'parseSync', '10 KB', inputs.script, { configFile: false, babelrc: false }),
  call('oxc-parser', 'parseSync', '10 KB', 'a.js', inputs.script),
  call('bcryptjs', 'genSaltSync', '10 rounds', 10),
  call('bcryptjs', 'hashSync', '10 rounds', 'secret', 10),
  call('@babel/core', 'transformSync', '10 KB', inputs.script, { configFile: false, babelrc: false }),
  call('typescript', 'transpile', '10 KB', inputs.script),
  call('terser', 'minify_sync', '10 KB', inputs.script),
  call('sucrase', 'transform', '10 KB', inputs.script, { transforms: ['typescript'] }),
  call('pug', 'render', 'a page', 'doctype html\nul\n  each n in [1, 2, 3]\n    li= n'),
  call('csso', 'minify', '10 KB', '.a { color: #ff0000; margin: 0 0 0 0 }\n'.repeat(250)),
  call('pako', 'gzip', '10 KB', inputs.json),
  call('fflate', 'gzipSync', '10 KB', new TextEncoder().encode(inputs.json)),
];

/** The packages that are needed. */
export const measuredPackages: readonly string[] = [
  ...new Set(packageCalls.map(({ name }) => name.split('/', name.startsWith('@') ? 2 : 1).join('/'))),
];

/** The calls, of the packages in this folder. Throws where a package does not load. */
export async function loadCalls(folder: string): Promise<MeasuredCall[]> {
  const { load } = (await import(pathToFileURL(join(folder, 'load.mjs')).href)) as { load: (name: string) => Promise<Api> };
  return Promise.all(
    packageCalls.map(async ({ name, path, input, ready }) => {
      const exported = await load(name);
      return { row: `${name} ${path}`, input, run: ready({ ...(exported.default as object | undefined), ...exported }) };
    }),
  );
}
