/** Middy: Lambda handlers and the middleware around them. Facts: its documentation. */
import type { ContextTableShape } from '../../model/contexts.ts';
import { later, methods, modules, within } from '../rows.ts';

export const middy: readonly ContextTableShape[] = modules(['@middy/core', 'middy'], {
  framework: 'Middy',
  callbacks: {
    '': later(0, 'Lambda handler'),
    '#handler': later(0, 'Lambda handler'),
    '#use': within(0, ['before', 'after', 'onError', '*.before', '*.after', '*.onError'], 'Middy middleware'),
    ...methods('#', ['before', 'after', 'onError'], later(0, 'Middy middleware')),
  },
  same: { '()': '#', ...Object.fromEntries(['use', 'before', 'after', 'onError', 'handler'].map(name => [`#${name}()`, '#'])) },
});
