/**
 * routing-controllers: decorated methods of controllers; middleware and interceptors by their interfaces. Facts: its
 * README.
 */
import type { ContextTableShape } from '../../model.ts';
import { decorators, method } from '../rows.ts';

export const routingControllers: readonly ContextTableShape[] = [
  {
    module: 'routing-controllers',
    framework: 'routing-controllers',
    decorated: decorators(['Get', 'Post', 'Put', 'Patch', 'Delete', 'Head', 'Options', 'All', 'Method'], 'controller method'),
    overrides: {
      ExpressMiddlewareInterface: method('use', 'Express middleware'),
      ExpressErrorMiddlewareInterface: method('error', 'Express middleware'),
      KoaMiddlewareInterface: method('use', 'Koa middleware'),
      InterceptorInterface: method('intercept', 'interceptor'),
    },
  },
];
