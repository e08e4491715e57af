/** Mongoose: middleware, validators and virtuals of schemas, which documents and queries run. Facts: its documentation of them. */
import type { ContextTableShape } from '../../model/contexts.ts';
import { chained, later, methods, within } from '../rows.ts';

const middleware = later('last', 'Mongoose middleware');
const validators = ['*.validate', '*.validate.validator', '*.validate.*.validator', '*.*.validate', '*.*.validate.validator'];

export const mongoose: readonly ContextTableShape[] = [
  {
    module: 'mongoose',
    framework: 'Mongoose',
    callbacks: {
      'Schema#pre': middleware,
      'Schema#post': middleware,
      'new Schema': [within(0, validators, 'Mongoose validator'), within(1, ['virtuals.*.get', 'virtuals.*.set'], 'Mongoose virtual')],
      'Schema#path().validate': [later(0, 'Mongoose validator'), within(0, ['validator'], 'Mongoose validator')],
      ...methods('Schema#virtual().', ['get', 'set'], later(0, 'Mongoose virtual')),
    },
    same: {
      ...chained('Schema#', ['pre', 'post', 'plugin', 'index']),
      'Schema#virtual().get()': 'Schema#virtual()',
      'Schema#virtual().set()': 'Schema#virtual()',
    },
  },
];
