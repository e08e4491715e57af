/**
 * Compilers, minifiers, linters and what else turns source text into source text. An asynchronous form that was seen
 * to work on the calling thread from beginning to end has a row of its own. Facts: the packages' documentation, and
 * running them on files of a few hundred lines.
 */
import type { PackageTable } from '../model/blocking.ts';

const light = { weight: 'light' } as const;

export const compilers = [
  {
    // Of the `…Async` forms, only the search for configuration is asynchronous.
    module: '@babel/core',
    kind: 'cpu',
    blocking: {
      transform: {},
      transformAsync: {},
      transformFile: {},
      transformFileAsync: {},
      transformFileSync: {},
      transformFromAst: {},
      transformFromAstAsync: {},
      transformFromAstSync: {},
      transformSync: {},
      parseSync: light,
    },
    untyped: {
      createConfigItemSync: light,
      loadOptionsSync: { weight: 'light', counterpart: { promise: 'loadOptionsAsync' } },
      loadPartialConfigSync: { weight: 'light', counterpart: { promise: 'loadPartialConfigAsync' } },
    },
  },
  {
    module: '@swc/core',
    kind: 'cpu',
    blocking: {
      minifySync: { counterpart: { promise: 'minify' } },
      transformFileSync: { counterpart: { promise: 'transformFile' } },
      transformSync: { counterpart: { promise: 'transform' } },
      parseFileSync: { weight: 'light', counterpart: { promise: 'parseFile' } },
      parseSync: { weight: 'light', counterpart: { promise: 'parse' } },
      printSync: { weight: 'light', counterpart: { promise: 'print' } },
    },
  },
  {
    module: 'terser',
    kind: 'cpu',
    blocking: { minify: {}, minify_sync: {} },
  },
  {
    module: 'uglify-js',
    kind: 'cpu',
    blocking: { minify: {} },
  },
  {
    module: 'sucrase',
    kind: 'cpu',
    blocking: { transform: {} },
  },
  {
    module: 'oxc-parser',
    kind: 'cpu',
    blocking: { parseSync: { weight: 'light', counterpart: { promise: 'parse' } } },
  },
  {
    module: 'oxc-transform',
    kind: 'cpu',
    blocking: {
      isolatedDeclarationSync: { weight: 'light', counterpart: { promise: 'isolatedDeclaration' } },
      transformSync: { weight: 'light', counterpart: { promise: 'transform' } },
    },
  },
  {
    module: 'recast',
    kind: 'cpu',
    blocking: { parse: light, print: light },
  },
  {
    module: 'eslint',
    kind: 'cpu',
    blocking: { 'ESLint#lintText': {}, 'Linter#verify': {}, 'Linter#verifyAndFix': {} },
  },
  {
    module: 'sass',
    kind: 'cpu',
    blocking: { compile: {}, compileAsync: {}, compileString: {}, compileStringAsync: {}, renderSync: {} },
    same: { 'initAsyncCompiler()': '', 'initCompiler()': '' },
  },
  {
    module: 'less',
    kind: 'cpu',
    blocking: { render: {} },
  },
  {
    module: 'stylus',
    kind: 'cpu',
    blocking: { render: {} },
    untyped: { '().render': {} },
    same: {
      '().define()': '()',
      '().import()': '()',
      '().include()': '()',
      '().set()': '()',
      '().use()': '()',
    },
  },
  {
    module: 'postcss',
    kind: 'cpu',
    blocking: {},
    untyped: {
      // The plugins run once the result is awaited or read.
      '().process': {},
      '().process().sync': {},
    },
    same: { '().use()': '()' },
  },
  {
    module: 'clean-css',
    kind: 'cpu',
    blocking: { '#minify': {} },
  },
  {
    module: 'csso',
    kind: 'cpu',
    blocking: { minify: {} },
  },
  {
    module: 'svgo',
    kind: 'cpu',
    blocking: { optimize: {} },
  },
  {
    module: 'html-minifier',
    kind: 'cpu',
    blocking: { minify: {} },
  },
  {
    module: '@vue/compiler-sfc',
    kind: 'cpu',
    blocking: { compileStyle: {}, compileStyleAsync: {}, compileTemplate: {}, parse: light },
  },
  {
    module: 'svelte/compiler',
    kind: 'cpu',
    blocking: { compile: {} },
  },
  {
    module: '@mdx-js/mdx',
    kind: 'cpu',
    blocking: { compile: {}, compileSync: {}, evaluate: {}, evaluateSync: {}, runSync: light },
  },
  {
    module: 'peggy',
    kind: 'cpu',
    blocking: { generate: {} },
  },
  {
    module: 'ajv',
    kind: 'cpu',
    // Milliseconds even for a small schema, but usually done once, in preparation, and kept.
    blocking: { '#compile': { ...light, differs: 'Compile while the module starts, and keep what it gives.' } },
    same: { Ajv: '' },
  },
  {
    module: 'graphql',
    kind: 'cpu',
    blocking: { buildSchema: light, executeSync: light, graphqlSync: light },
  },
  {
    module: 'vm2',
    kind: 'cpu',
    blocking: { 'NodeVM#run': light, 'VM#run': light },
  },
  {
    module: 'koffi',
    kind: 'cpu',
    blocking: {},
    untyped: { 'load().func()': { weight: 'light', counterpart: { method: 'async', returns: 'callback' } } },
  },
] as const satisfies readonly PackageTable[];
