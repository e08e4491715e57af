/** `node:tls`: certificates that are read and parsed. Facts: Node's documentation of `tls` for 20 to 26. */
import type { BlockingTable } from '../model/blocking.ts';

export default {
  module: 'node:tls',
  kind: 'cpu',
  blocking: {
    createSecureContext: { weight: 'light', differs: 'Make it once, and share it.' },
    getCACertificates: {
      kind: 'disk',
      since: 22,
      when: { argument: 0, oneOf: ['system'] },
      differs: "The first call reads the system's certificates: let that be while the module starts.",
    },
  },
} as const satisfies BlockingTable<typeof import('node:tls')>;
