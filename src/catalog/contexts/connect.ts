/** Connect and what keeps its middleware: Polka, Restify, tinyhttp, micro, find-my-way. Facts: their type declarations and READMEs. */
import type { ContextTableShape } from '../model.ts';
import { chained, httpMethods, later, methods } from './rows.ts';

export const connect: ContextTableShape = {
  module: 'connect',
  framework: 'Connect',
  callbacks: { '#use': later('every', 'Connect middleware') },
  same: { '()': '#', Server: '', ...chained('#', ['use']) },
};

const polkaMethods = [...httpMethods, 'use', 'add', 'trace', 'connect'];

export const polka: ContextTableShape = {
  module: 'polka',
  framework: 'Polka',
  callbacks: methods('#', polkaMethods, later('every', 'Polka handler')),
  same: { '()': '#', Polka: '', ...chained('#', polkaMethods) },
};

const restifyMethods = ['del', 'get', 'head', 'opts', 'patch', 'post', 'put', 'pre', 'use', 'param'];

export const restify: ContextTableShape = {
  module: 'restify',
  framework: 'Restify',
  callbacks: methods('Server#', restifyMethods, later('every', 'Restify handler')),
  same: { 'createServer()': 'Server#', ...chained('Server#', ['pre', 'use', 'param']) },
};

const tinyhttpMethods = [...httpMethods, 'use', 'trace', 'connect'];

export const tinyhttp: ContextTableShape = {
  module: '@tinyhttp/app',
  framework: 'tinyhttp',
  callbacks: {
    ...methods('App#', tinyhttpMethods, later('every', 'tinyhttp handler')),
    'new App': later({ argument: 0, properties: ['noMatchHandler', 'onError'] }, 'tinyhttp handler'),
  },
  same: chained('App#', tinyhttpMethods),
};

export const micro: ContextTableShape = {
  module: 'micro',
  framework: 'micro',
  callbacks: { '': later(0, 'micro handler'), serve: later(0, 'micro handler'), run: later(2, 'micro handler') },
};

export const findMyWay: ContextTableShape = {
  module: 'find-my-way',
  framework: 'find-my-way',
  callbacks: {
    ...methods('#', ['on', ...httpMethods], later('every', 'find-my-way handler')),
    '': later({ argument: 0, properties: ['defaultRoute', 'onBadUrl'] }, 'find-my-way handler'),
  },
  same: { '()': '#' },
};
