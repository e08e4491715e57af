/** Restify: handlers of routes, and what runs before them. Facts: its documentation of Server. */
import type { ContextTableShape } from '../../model/contexts.ts';
import { chained, later, methods } from '../rows.ts';

const restifyMethods = ['del', 'get', 'head', 'opts', 'patch', 'post', 'put', 'pre', 'use', 'param'];

export const restify: readonly ContextTableShape[] = [
  {
    module: 'restify',
    framework: 'Restify',
    callbacks: methods('Server#', restifyMethods, later('every', 'Restify handler')),
    same: { 'createServer()': 'Server#', ...chained('Server#', ['pre', 'use', 'param']) },
  },
];
