/**
 * Markdown, HTML, XML and highlighted code: short on a usual page, but for what builds a whole document. Facts: the
 * packages' documentation, and running them on pages of some ten kilobytes.
 */
import type { PackageTable } from '../model/blocking.ts';

const light = { weight: 'light' } as const;
const plain = { weight: 'light', plain: true } as const;

export const markup = [
  {
    module: 'marked',
    kind: 'cpu',
    // With `async: true` it parses on the same thread all the same.
    blocking: { marked: plain, parse: plain, parseInline: plain },
    same: { 'marked.parse': 'parse', 'marked.parseInline': 'parseInline' },
  },
  {
    module: 'markdown-it',
    kind: 'cpu',
    blocking: { '#render': light },
    same: { '()': '#' },
  },
  {
    module: 'showdown',
    kind: 'cpu',
    blocking: { 'Converter#makeHtml': light },
  },
  {
    module: 'unified',
    kind: 'cpu',
    blocking: {},
    untyped: { 'unified().processSync': {}, 'unified().runSync': {} },
    same: { 'unified().use()': 'unified()', 'unified().data()': 'unified()' },
  },
  {
    module: 'remark',
    kind: 'cpu',
    blocking: {},
    untyped: { 'remark().processSync': {} },
    same: { 'remark().use()': 'remark()', 'remark().data()': 'remark()' },
  },
  {
    module: 'rehype',
    kind: 'cpu',
    blocking: {},
    untyped: { 'rehype().processSync': {} },
    same: { 'rehype().use()': 'rehype()', 'rehype().data()': 'rehype()' },
  },
  {
    module: 'turndown',
    kind: 'cpu',
    blocking: { '#turndown': light },
  },
  {
    module: 'jsdom',
    kind: 'cpu',
    blocking: { 'new JSDOM': {}, 'JSDOM.fragment': light },
  },
  {
    module: 'cheerio',
    kind: 'cpu',
    blocking: { load: light },
  },
  {
    module: 'node-html-parser',
    kind: 'cpu',
    blocking: { parse: light },
  },
  {
    module: 'sanitize-html',
    kind: 'cpu',
    blocking: { '': light },
  },
  {
    module: 'juice',
    kind: 'cpu',
    blocking: { '': {} },
  },
  {
    module: 'fast-xml-parser',
    kind: 'cpu',
    blocking: { 'XMLBuilder#build': light, 'XMLParser#parse': light },
  },
  {
    module: 'xml2js',
    kind: 'cpu',
    // Its promise and its callback come after the parsing, which is done on the same thread.
    blocking: { 'Builder#buildObject': light, parseString: light },
  },
  {
    module: 'xml-js',
    kind: 'cpu',
    blocking: { js2xml: light, json2xml: light, xml2js: light, xml2json: light },
  },
  {
    module: '@xmldom/xmldom',
    kind: 'cpu',
    blocking: { 'DOMParser#parseFromString': light },
  },
  {
    module: 'highlight.js',
    kind: 'cpu',
    blocking: {
      highlight: light,
      // Tries every language it knows.
      highlightAuto: {},
    },
  },
  {
    module: 'prismjs',
    kind: 'cpu',
    blocking: { highlight: light },
  },
  {
    module: 'shiki',
    kind: 'cpu',
    blocking: { createHighlighterCoreSync: light },
    untyped: { 'createHighlighterCoreSync().codeToHtml': {} },
    same: { 'createHighlighter()': 'createHighlighterCoreSync()', 'createHighlighterCore()': 'createHighlighterCoreSync()' },
  },
  {
    module: 'katex',
    kind: 'cpu',
    blocking: { renderToString: light },
  },
] as const satisfies readonly PackageTable[];
