/**
 * routing-controllers: decorated methods of controllers; middleware and interceptors by their interfaces. Facts: its
 * README.
 */
import type { ContextTableShape } from '../../model/contexts.ts';
import { decorators, later, method, methods, within } from '../rows.ts';

const checkers = ['authorizationChecker', 'currentUserChecker'];

export const routingControllers: readonly ContextTableShape[] = [
  {
    module: 'routing-controllers',
    framework: 'routing-controllers',
    decorated: decorators(['Get', 'Post', 'Put', 'Patch', 'Delete', 'Head', 'All', 'Method'], 'controller method'),
    callbacks: {
      ...methods('', ['UseBefore', 'UseAfter'], later('every', 'routing-controllers middleware')),
      UseInterceptor: later('every', 'routing-controllers interceptor'),
      ...methods('', ['createExpressServer', 'createKoaServer'], within(0, checkers, 'routing-controllers checker')),
      ...methods('', ['useExpressServer', 'useKoaServer'], within(1, checkers, 'routing-controllers checker')),
    },
    overrides: {
      ExpressMiddlewareInterface: method('use', 'Express middleware'),
      ExpressErrorMiddlewareInterface: method('error', 'Express middleware'),
      KoaMiddlewareInterface: method('use', 'Koa middleware'),
      InterceptorInterface: method('intercept', 'interceptor'),
    },
  },
];
