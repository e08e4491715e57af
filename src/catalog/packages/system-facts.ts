/**
 * Packages that ask the system something, most of them by running a program: its network, language and user, what is
 * on the clipboard, what git says of a folder. Facts: the packages' documentation and sources, and running them.
 */
import type { PackageTable } from '../model/blocking.ts';

const answerAlone = 'The callback gets the answer alone, with no error before it.';

export const systemFacts = [
  {
    // The answer is kept: only the first call does the work.
    module: 'detect-libc',
    kind: 'process',
    blocking: {
      familySync: { weight: 'light', counterpart: { promise: 'family' } },
      isNonGlibcLinuxSync: { weight: 'light', counterpart: { promise: 'isNonGlibcLinux' } },
      versionSync: { weight: 'light', counterpart: { promise: 'version' } },
    },
  },
  {
    module: 'default-gateway',
    kind: 'process',
    blocking: {
      gateway4sync: { versions: '>=7', counterpart: { promise: 'gateway4async' } },
      gateway6sync: { versions: '>=7', counterpart: { promise: 'gateway6async' } },
    },
  },
  {
    module: 'os-locale',
    kind: 'process',
    blocking: { sync: { versions: '<6', counterpart: { expression: 'osLocale()', from: 'os-locale' } } },
  },
  {
    module: 'internal-ip',
    kind: 'process',
    blocking: {
      internalIpV4Sync: { counterpart: { promise: 'internalIpV4' } },
      internalIpV6Sync: { counterpart: { promise: 'internalIpV6' } },
    },
  },
  {
    module: 'chrome-launcher',
    kind: 'process',
    blocking: { getChromePath: {}, 'Launcher.getFirstInstallation': {}, 'Launcher.getInstallations': {} },
  },
  {
    module: 'clipboardy',
    kind: 'process',
    blocking: {
      readSync: { counterpart: { promise: 'read' } },
      writeSync: { counterpart: { promise: 'write' } },
    },
  },
  {
    module: 'command-exists',
    kind: 'process',
    blocking: {
      sync: {
        counterpart: { expression: 'commandExists(command)', from: 'command-exists' },
        differs: 'Rejects where there is no such command.',
      },
    },
  },
  {
    module: 'hasbin',
    kind: 'disk',
    blocking: {
      sync: { metadata: true, counterpart: { expression: 'hasbin(name, callback)', from: 'hasbin' } },
      'all.sync': { metadata: true, counterpart: { callback: 'all' }, differs: answerAlone },
      'any.sync': { metadata: true, counterpart: { callback: 'any' }, differs: answerAlone },
      'first.sync': { metadata: true, counterpart: { callback: 'first' }, differs: answerAlone },
    },
  },
  { module: 'envinfo', kind: 'process', blocking: { 'helpers.runSync': { counterpart: { promise: 'run' } } } },
  { module: 'fix-path', kind: 'process', blocking: { '': {} } },
  { module: 'shell-env', kind: 'process', blocking: { shellEnvSync: { counterpart: { promise: 'shellEnv' } } } },
  { module: 'shell-path', kind: 'process', blocking: { shellPathSync: { counterpart: { promise: 'shellPath' } } } },
  // Runs a program where standard output is no terminal.
  { module: 'term-size', kind: 'process', blocking: { '': { weight: 'light' } } },
  { module: 'node-machine-id', kind: 'process', blocking: { machineIdSync: { counterpart: { promise: 'machineId' } } } },
  { module: 'git-repo-info', kind: 'disk', blocking: { '': {} } },
  {
    module: 'git-rev-sync',
    kind: 'process',
    blocking: {
      branch: { kind: 'disk' },
      count: {},
      date: {},
      isDirty: {},
      isTagDirty: {},
      log: {},
      long: { kind: 'disk' },
      message: {},
      remoteUrl: {},
      short: { kind: 'disk' },
      tag: {},
    },
  },
  { module: 'username', kind: 'process', blocking: { usernameSync: { counterpart: { promise: 'username' } } } },
  {
    module: 'git-branch',
    kind: 'disk',
    blocking: { sync: { counterpart: { expression: 'gitBranch(folder)', from: 'git-branch' } } },
  },
] as const satisfies readonly PackageTable[];
