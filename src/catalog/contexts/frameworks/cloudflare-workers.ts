/**
 * Cloudflare Workers: handlers of the default export, entrypoints and Durable Objects. Facts: its documentation of the
 * runtime.
 */
import type { ContextTableShape } from '../../model/contexts.ts';

export const cloudflareWorkers: readonly ContextTableShape[] = [
  {
    module: 'cloudflare:workers',
    framework: 'Cloudflare Workers',
    files: [
      {
        files: '[^/]+\\.[cm]?[jt]s',
        exports: ['default.fetch', 'default.scheduled', 'default.queue', 'default.email'],
        parameters: [
          ['request', 'req', '_request', 'event', 'controller', 'batch', 'message'],
          ['env', '_env'],
        ],
        as: 'Cloudflare Workers handler',
      },
    ],
    overrides: {
      WorkerEntrypoint: { methods: ['fetch', 'scheduled', 'queue'], as: 'Cloudflare Workers handler' },
      DurableObject: { methods: ['fetch', 'alarm', 'webSocketMessage', 'webSocketClose', 'webSocketError'], as: 'Durable Object method' },
    },
  },
];
