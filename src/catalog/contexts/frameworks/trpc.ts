/** tRPC: procedures and their middleware, of a chain that begins at `initTRPC`. Facts: tRPC's documentation of procedures. */
import type { ContextTableShape } from '../../model.ts';
import { chained, later, methods } from '../rows.ts';

const procedure = 'T#procedure.';

export const trpc: readonly ContextTableShape[] = [
  {
    module: '@trpc/server',
    framework: 'tRPC',
    callbacks: {
      ...methods(procedure, ['query', 'mutation', 'subscription'], later(0, 'tRPC procedure')),
      [`${procedure}use`]: later(0, 'tRPC middleware'),
      'T#middleware': later(0, 'tRPC middleware'),
    },
    same: {
      'initTRPC.create()': 'T#',
      'initTRPC.context()': 'initTRPC',
      'initTRPC.meta()': 'initTRPC',
      ...Object.fromEntries(Object.keys(chained('', ['input', 'output', 'use', 'unstable_concat', 'concat', 'meta'])).map(path => [procedure + path, 'T#procedure'])),
    },
  },
];
