/**
 * Compilers, bundlers, formatters and their like that read files or start processes, and the isolates that run what
 * they made. Facts: the packages' documentation and sources, and running them.
 */
import type { PackageTable } from '../model/blocking.ts';

export const buildTools = [
  {
    module: 'typescript',
    kind: 'cpu',
    blocking: {
      createProgram: { versions: '<7' },
      readConfigFile: { versions: '<7', kind: 'disk' },
      'sys.readFile': { versions: '<7', kind: 'disk', counterpart: { expression: 'readFile(path)', from: 'node:fs/promises' } },
      transpile: { versions: '<7' },
      transpileModule: { versions: '<7' },
    },
  },
  {
    module: 'esbuild',
    kind: 'process',
    blocking: {
      analyzeMetafileSync: { counterpart: { promise: 'analyzeMetafile' } },
      buildSync: { counterpart: { promise: 'build' } },
      formatMessagesSync: { counterpart: { promise: 'formatMessages' } },
      transformSync: { counterpart: { promise: 'transform' } },
    },
  },
  {
    // From version 3 on its functions return promises, and take the calling thread all the same.
    module: 'prettier',
    kind: 'cpu',
    blocking: {
      check: {},
      format: {},
      'getFileInfo.sync': { versions: '<3', kind: 'disk', counterpart: { promise: 'getFileInfo' } },
      'resolveConfig.sync': { versions: '<3', kind: 'disk', counterpart: { promise: 'resolveConfig' } },
      'resolveConfigFile.sync': { versions: '<3', kind: 'disk', counterpart: { promise: 'resolveConfigFile' } },
    },
  },
  {
    module: 'lightningcss',
    kind: 'cpu',
    blocking: { bundle: { kind: 'disk', counterpart: { promise: 'bundleAsync' } }, transform: {} },
  },
  {
    module: 'ts-morph',
    kind: 'disk',
    blocking: {
      'Project#addSourceFilesAtPaths': {},
      'Project#emitToMemory': { kind: 'cpu' },
      'Project#saveSync': { counterpart: { method: 'save', returns: 'promise' } },
    },
  },
  {
    module: 'isolated-vm',
    kind: 'cpu',
    blocking: {
      'Context#evalSync': { counterpart: { method: 'eval', returns: 'promise' } },
      'Isolate#compileScriptSync': { counterpart: { method: 'compileScript', returns: 'promise' } },
      'Isolate#createContextSync': { counterpart: { method: 'createContext', returns: 'promise' } },
      'Reference#applySync': { counterpart: { method: 'apply', returns: 'promise' } },
      'Reference#applySyncPromise': { kind: 'wait', counterpart: { method: 'apply', returns: 'promise' } },
      'Reference#copySync': { weight: 'light', counterpart: { method: 'copy', returns: 'promise' } },
      'Reference#getSync': { weight: 'light', counterpart: { method: 'get', returns: 'promise' } },
      'Script#runSync': { counterpart: { method: 'run', returns: 'promise' } },
    },
    same: {
      'Isolate#createContext()': 'Context#',
      'Isolate#createContextSync()': 'Context#',
      'Isolate#compileScript()': 'Script#',
      'Isolate#compileScriptSync()': 'Script#',
      'Context#global': 'Reference#',
    },
  },
  { module: 'swagger-jsdoc', kind: 'disk', blocking: { '': {} } },
  {
    module: 'html-validate',
    kind: 'cpu',
    blocking: {
      'HtmlValidate#validateFileSync': { kind: 'disk' },
      'HtmlValidate#validateMultipleFilesSync': { kind: 'disk' },
      'HtmlValidate#validateStringSync': {},
    },
  },
] as const satisfies readonly PackageTable[];
