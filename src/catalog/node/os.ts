/**
 * `node:os`: questions to the system that are more than one small system call. Facts: Node's documentation of `os`
 * for 20 to 26, and the calls' system calls on Linux.
 */
import type { BlockingTable } from '../model/blocking.ts';

export default {
  module: 'node:os',
  kind: 'disk',
  blocking: {
    cpus: { weight: 'light', differs: 'Reads files of the system; they change little, so ask once.' },
    networkInterfaces: { kind: 'network', weight: 'light' },
    userInfo: { weight: 'light', differs: "Asks the system's user database, which may be on the network." },
  },
} as const satisfies BlockingTable<typeof import('node:os')>;
