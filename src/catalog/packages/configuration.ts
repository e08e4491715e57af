/**
 * Configuration, credentials and translations that are read from files, and settings that are written back on each
 * change. Facts: the packages' documentation and sources, and running them.
 */
import type { BlockingApi, PackageTable } from '../model/blocking.ts';

/** Stores that read their file whenever they are asked, and write it whenever something is set. */
const store = { '#clear': {}, '#delete': {}, '#get': {}, '#has': {}, '#set': {} } as const satisfies Record<string, BlockingApi>;

const dotenv = {
  counterpart: { expression: 'parse(await readFile(path))', from: 'node:fs/promises' },
  differs: 'Leaves `process.env` as it is.',
} as const;

export const configuration = [
  { module: 'dotenv', kind: 'disk', blocking: { config: dotenv, configDotenv: dotenv } },
  {
    module: 'cosmiconfig',
    kind: 'disk',
    blocking: {},
    untyped: {
      'cosmiconfigSync().load': { counterpart: { expression: 'cosmiconfig(name).load(path)', from: 'cosmiconfig' } },
      'cosmiconfigSync().search': { counterpart: { expression: 'cosmiconfig(name).search()', from: 'cosmiconfig' } },
    },
  },
  {
    module: 'lilconfig',
    kind: 'disk',
    blocking: {},
    untyped: {
      'lilconfigSync().load': { counterpart: { expression: 'lilconfig(name).load(path)', from: 'lilconfig' } },
      'lilconfigSync().search': { counterpart: { expression: 'lilconfig(name).search()', from: 'lilconfig' } },
    },
  },
  { module: 'rc', kind: 'disk', blocking: { '': {} } },
  { module: 'configstore', kind: 'disk', blocking: store },
  {
    module: 'browserslist',
    kind: 'disk',
    blocking: {
      // With queries it looks for no configuration.
      '': { weight: 'light', when: { without: 0 } },
      findConfig: { weight: 'light' },
      loadConfig: { weight: 'light' },
    },
  },
  {
    module: 'aws-sdk',
    kind: 'disk',
    blocking: { 'config.loadFromPath': {}, 'new SharedIniFileCredentials': {} },
  },
  {
    module: 'firebase-admin',
    kind: 'disk',
    blocking: {
      'credential.cert': {
        when: { argument: 0, type: 'string' },
        counterpart: { expression: 'cert(JSON.parse(await readFile(path)))', from: 'node:fs/promises' },
      },
    },
  },
  {
    module: 'firebase-admin/app',
    kind: 'disk',
    blocking: {
      cert: {
        when: { argument: 0, type: 'string' },
        counterpart: { expression: 'cert(JSON.parse(await readFile(path)))', from: 'node:fs/promises' },
      },
    },
  },
  { module: 'conf', kind: 'disk', blocking: { ...store, '#reset': {} } },
  { module: 'electron-store', kind: 'disk', blocking: { ...store, '#reset': {} } },
  { module: '@dotenvx/dotenvx', kind: 'disk', blocking: { config: {}, get: {}, set: {} } },
  { module: 'dotenv-flow', kind: 'disk', blocking: { config: {}, listFiles: { metadata: true }, load: {} } },
  { module: 'dotenv-safe', kind: 'disk', blocking: { config: {} } },
  {
    module: 'convict',
    kind: 'disk',
    blocking: {},
    untyped: {
      '().loadFile': { counterpart: { expression: 'load(JSON.parse(await readFile(path)))', from: 'node:fs/promises' } },
    },
  },
  {
    module: 'nconf',
    kind: 'disk',
    blocking: {
      file: {},
      load: { when: { withoutCallback: 0 }, counterpart: { sameWithCallback: true } },
      loadFilesSync: { counterpart: { callback: 'loadFiles' }, rewrite: { untyped: true } },
      save: { when: { withoutCallback: 0 }, counterpart: { sameWithCallback: true } },
    },
    untyped: {
      'File#loadSync': { counterpart: { method: 'load', returns: 'callback' } },
      'File#saveSync': { counterpart: { method: 'save', returns: 'callback' } },
    },
  },
  { module: 'i18n', kind: 'disk', blocking: { addLocale: {}, configure: {} } },
  {
    module: 'parse-git-config',
    kind: 'disk',
    blocking: { sync: { counterpart: { expression: 'parseGitConfig(options)', from: 'parse-git-config' } } },
  },
  {
    module: 'electron-json-storage',
    kind: 'disk',
    blocking: { getSync: { counterpart: { callback: 'get' }, rewrite: { untyped: true } } },
  },
  {
    module: 'electron-settings',
    kind: 'disk',
    blocking: {
      getSync: { counterpart: { promise: 'get' } },
      hasSync: { counterpart: { promise: 'has' } },
      setSync: { counterpart: { promise: 'set' } },
      unsetSync: { counterpart: { promise: 'unset' } },
    },
  },
] as const satisfies readonly PackageTable[];
