/**
 * `node:process`: what waits for the disk, for the system's user database, or ends the program. Facts: Node's
 * documentation of `process` for 20 to 26.
 */
import type { BlockingTable } from '../model/blocking.ts';

/** A name is looked up in the system's user database, which may be on the network; a number is not. */
const lookup = { weight: 'light', when: { argument: 0, type: 'string' }, differs: 'A number needs no look-up.' } as const;

export default {
  module: 'node:process',
  kind: 'disk',
  blocking: {
    dlopen: { kind: 'module-load', differs: 'Load it while the module starts.' },
    execve: {
      kind: 'process',
      since: 22,
      counterpart: { expression: 'spawn', from: 'node:child_process' },
      differs: 'Never returns: another program takes the place of this one.',
    },
    loadEnvFile: {
      counterpart: { expression: 'parseEnv(await readFile(path, "utf8"))', from: 'node:util' },
      differs: 'Assign what it gives to `process.env`, where that does not have it already.',
    },
    'report.getReport': { kind: 'cpu', differs: 'May ask for the host names of open sockets.' },
    'report.writeReport': { differs: 'May ask for the host names of open sockets.' },
    setgid: lookup,
    setuid: lookup,
  },
  untyped: {
    initgroups: { weight: 'light' },
  },
} as const satisfies BlockingTable<typeof import('node:process')>;
