/** Packages that start programs and wait for them. Facts: the packages' documentation and sources, and running them. */
import type { PackageTable } from '../model/blocking.ts';

/** tinyexec's results are of two classes. */
const outputAlone = 'Resolves with `{ stdout, stderr, exitCode }` alone: there is no `pid`, and no lines to go through.';

/** What gives a ShellString in shelljs: its `to` and `toEnd` write files. */
const shellStrings = ['cat', 'exec', 'cmd', 'find', 'grep', 'head', 'ls', 'sed', 'sort', 'tail', 'uniq', 'ShellString', 'echo'] as const;

export const processes = [
  {
    module: 'execa',
    kind: 'process',
    blocking: {
      execaSync: { versions: '>=6', counterpart: { promise: 'execa' }, differs: 'Rejects where this throws.' },
      execaCommandSync: { versions: '>=6', counterpart: { promise: 'execaCommand' }, rewrite: { untyped: true } },
      '$.s': { versions: '>=8', counterpart: { promise: '$' }, rewrite: false },
      '$.sync': { versions: '>=7', counterpart: { promise: '$' }, rewrite: false },
      sync: { versions: '<6', counterpart: { expression: 'execa(file, args)', from: 'execa' } },
      commandSync: { versions: '<6', counterpart: { promise: 'command' } },
    },
    // `$` with options gives a `$`.
    same: { '$()': '$' },
  },
  {
    module: 'cross-spawn',
    kind: 'process',
    blocking: {
      sync: { counterpart: { events: 'spawn' }, differs: 'Gives a ChildProcess, not the output.' },
    },
    untyped: {
      'spawn.sync': { counterpart: { events: 'spawn' }, differs: 'Gives a ChildProcess, not the output.' },
    },
  },
  {
    module: 'shelljs',
    kind: 'disk',
    blocking: {
      exec: {
        kind: 'process',
        when: { all: [{ not: { argument: 1, property: 'async', oneOf: [true] } }, { withoutCallback: 1 }] },
        counterpart: { sameWith: 'async: true' },
        differs: 'Gives a ChildProcess, not the output.',
      },
      cmd: { kind: 'process', versions: '>=0.9' },
      cat: { counterpart: { expression: 'readFile(path)', from: 'node:fs/promises' } },
      cd: { metadata: true },
      chmod: { counterpart: { expression: 'chmod(path, mode)', from: 'node:fs/promises' } },
      cp: { counterpart: { expression: 'cp(source, destination)', from: 'node:fs/promises' } },
      find: {},
      grep: {},
      head: {},
      ln: { counterpart: { expression: 'symlink(target, path)', from: 'node:fs/promises' } },
      ls: { counterpart: { expression: 'readdir(path)', from: 'node:fs/promises' } },
      mkdir: { counterpart: { expression: 'mkdir(path)', from: 'node:fs/promises' } },
      mv: { counterpart: { expression: 'rename(from, to)', from: 'node:fs/promises' } },
      rm: { counterpart: { expression: 'rm(path)', from: 'node:fs/promises' } },
      sed: {},
      sort: {},
      tail: {},
      test: { metadata: true, counterpart: { expression: 'stat(path)', from: 'node:fs/promises' } },
      touch: { counterpart: { expression: 'utimes(path, atime, mtime)', from: 'node:fs/promises' } },
      uniq: {},
      which: { metadata: true },
    },
    untyped: { 'ShellString#to': {}, 'ShellString#toEnd': {} },
    same: Object.fromEntries(shellStrings.map(name => [`${name}()`, 'ShellString#'])),
  },
  {
    module: 'tinyexec',
    kind: 'process',
    blocking: {
      execSync: { counterpart: { promise: 'exec' }, differs: outputAlone },
      xSync: { counterpart: { promise: 'x' }, differs: outputAlone },
    },
  },
  {
    module: 'zx',
    kind: 'process',
    blocking: {
      '$.sync': { counterpart: { promise: '$' }, rewrite: false },
      'ps.lookupSync': { counterpart: { expression: 'ps.lookup(query)', from: 'zx' } },
      tempdir: { kind: 'disk', weight: 'light' },
      tempfile: { kind: 'disk', weight: 'light' },
      'which.sync': { kind: 'disk', metadata: true, counterpart: { promise: 'which' } },
    },
    same: { '$()': '$', fs: { module: 'fs-extra' } },
  },
  {
    module: 'npm-run',
    kind: 'process',
    blocking: {
      execSync: { counterpart: { callback: 'exec' } },
      spawnSync: { counterpart: { events: 'spawn' } },
      sync: { counterpart: { callback: 'exec' } },
    },
  },
  {
    module: 'node-cmd',
    kind: 'process',
    blocking: { runSync: { counterpart: { callback: 'run' }, differs: 'The callback gets error, output and standard error one by one.' } },
  },
] as const satisfies readonly PackageTable[];
