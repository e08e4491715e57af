/** tRPC: procedures and their middleware, of a chain that begins at `initTRPC`. Facts: tRPC's documentation of procedures. */
import type { ContextTableShape } from '../../model/contexts.ts';
import { awaited, chained, later, methods, modules, within } from '../rows.ts';

const procedure = 'T#procedure.';

/** The functions of each adapter that take options. */
const adapters = [
  { name: 'standalone', makers: ['createHTTPServer', 'createHTTPHandler'] },
  { name: 'express', makers: ['createExpressMiddleware'] },
  { name: 'next', makers: ['createNextApiHandler'] },
  { name: 'fetch', makers: ['fetchRequestHandler'] },
  { name: 'ws', makers: ['applyWSSHandler'] },
  { name: 'aws-lambda', makers: ['awsLambdaRequestHandler'] },
];

export const trpc: readonly ContextTableShape[] = [
  {
    module: '@trpc/server',
    framework: 'tRPC',
    callbacks: {
      ...methods(procedure, ['query', 'mutation', 'subscription'], awaited(later(0, 'tRPC procedure'))),
      [`${procedure}use`]: awaited(later(0, 'tRPC middleware')),
      'T#middleware': awaited(later(0, 'tRPC middleware')),
      'initTRPC.create': within(0, ['errorFormatter'], 'tRPC error formatter'),
    },
    same: {
      'initTRPC.create()': 'T#',
      'initTRPC.context()': 'initTRPC',
      'initTRPC.meta()': 'initTRPC',
      ...Object.fromEntries(
        Object.keys(chained('', ['input', 'output', 'use', 'unstable_concat', 'concat', 'meta'])).map(path => [
          procedure + path,
          'T#procedure',
        ]),
      ),
    },
  },
  ...adapters.flatMap(({ name, makers }) =>
    modules([`@trpc/server/adapters/${name}`], {
      callbacks: methods('', makers, [
        within(0, ['createContext'], 'tRPC context function'),
        within(0, ['onError', 'responseMeta'], 'tRPC server hook'),
      ]),
    }),
  ),
];
