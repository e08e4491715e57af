/** `node:tls`: certificates that are there already. */
import { call, member } from '../derive.ts';
import type { ModuleProofs } from '../model.ts';

export default {
  module: 'node:tls',
  rows: {
    createSecureContext: call('no options', () => [], { compare: context => typeof member(context, 'context') }),
    getCACertificates: call('this system', () => ['system'], { compare: certificates => member(certificates, 'length') }),
  },
} satisfies ModuleProofs;
