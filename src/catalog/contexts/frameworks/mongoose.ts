/** Mongoose: middleware of schemas, which documents and queries run. Facts: its documentation of middleware. */
import type { ContextTableShape } from '../../model.ts';
import { chained, later } from '../rows.ts';

const middleware = later('last', 'Mongoose middleware');

export const mongoose: readonly ContextTableShape[] = [
  {
    module: 'mongoose',
    framework: 'Mongoose',
    callbacks: { 'Schema#pre': middleware, 'Schema#post': middleware },
    same: chained('Schema#', ['pre', 'post', 'plugin', 'index']),
  },
];
