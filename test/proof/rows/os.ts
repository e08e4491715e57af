/** `node:os`: what the system says of itself. */
import { call, member } from '../derive.ts';
import type { ModuleProofs } from '../model.ts';

export default {
  module: 'node:os',
  rows: {
    // How busy they are and how fast changes at any time.
    cpus: call('this system', () => [], { compare: cpus => member(cpus, 'length') }),
    networkInterfaces: call('this system', () => [], { compare: interfaces => Object.keys(interfaces as object) }),
    userInfo: call('this system', () => []),
  },
} satisfies ModuleProofs;
