/**
 * Express: route handlers and middleware. Facts: Express's API reference for 4 and 5; an application and a router
 * share the methods named after HTTP's, which take any number of handlers after the path.
 */
import type { ContextTableShape } from '../model.ts';

const handlers = { runs: 'later', callback: 'every', as: 'Express handler' } as const;
const methods = ['all', 'delete', 'get', 'head', 'options', 'patch', 'post', 'put', 'use', 'param'];
const of = (receiver: string) => Object.fromEntries(methods.map(method => [`${receiver}${method}`, handlers]));

export const express: ContextTableShape = {
  module: 'express',
  callbacks: {
    ...of('#'),
    ...of('Router#'),
    ...of('Route#'),
    '#listen': { runs: 'later', callback: 'last', as: "'listen' callback" },
  },
  same: {
    '()': '#',
    Express: '',
    Application: '',
    'Router()': 'Router#',
    '#route()': 'Route#',
    'Router#route()': 'Route#',
    ...Object.fromEntries(['Route#all', 'Route#get', 'Route#post', 'Route#put', 'Route#patch', 'Route#delete'].map(method => [`${method}()`, 'Route#'])),
  },
};
