/** hapi: handlers and prerequisites of routes, extensions, authentication. Facts: hapi's API reference; a plugin's `register` runs at startup. */
import type { ContextTableShape } from '../../model/contexts.ts';
import { awaited, early, later, modules, within } from '../rows.ts';

const as = 'hapi handler';
const atEither = (...paths: readonly string[]) => paths.flatMap(path => [path, `*.${path}`]);

/** Functions of a route, which may be one of a list, with its options under either name. */
const routePaths = atEither(
  'handler',
  ...['options', 'config'].flatMap(options => [
    `${options}.handler`,
    `${options}.pre.*`,
    `${options}.pre.*.method`,
    `${options}.pre.*.*.method`,
    `${options}.validate.failAction`,
    `${options}.response.failAction`,
    `${options}.ext.*.method`,
    `${options}.().handler`,
  ]),
);
const plugin = early({ argument: 0, properties: atEither('register', 'plugin.register') }, 'hapi plugin');
const extension = { argument: 0, properties: atEither('method') } as const;
const serverEvents = ['onPreStart', 'onPostStart', 'onPreStop', 'onPostStop'];

export const hapi: readonly ContextTableShape[] = modules(['@hapi/hapi', 'hapi'], {
  framework: 'hapi',
  files: [
    {
      files: '.+\\.[cm]?[jt]s',
      exports: ['plugin.register', 'default.register', 'register'],
      parameters: [['server'], ['options', '_options', '']],
      as: 'hapi plugin',
      runs: 'startup',
    },
  ],
  callbacks: {
    'Server#route': awaited(within(0, routePaths, as)),
    'Server#ext': [
      early(1, 'hapi extension at startup', { argument: 0, oneOf: serverEvents }),
      later(1, 'hapi extension'),
      early(extension, 'hapi extension at startup', { argument: 0, property: 'type', oneOf: serverEvents }),
      later(extension, 'hapi extension'),
    ],
    'Server#method': [later(1, 'hapi server method'), within(0, atEither('method'), 'hapi server method')],
    'Server#auth.scheme': within(1, ['().authenticate', '().payload', '().response', '().verify'], 'hapi authentication'),
    'Server#auth.strategy': within(2, ['validate', 'validateFunc'], 'hapi authentication'),
    'Server#cache': within(0, ['generateFunc'], 'hapi cache'),
    'Server#events.on': later(1, 'hapi listener'),
    'Server#events.once': later(1, 'hapi listener'),
    'Server#register': { ...plugin, passes: { 0: 'Server#' } },
  },
  same: { 'server()': 'Server#', 'Server()': 'Server#' },
});
