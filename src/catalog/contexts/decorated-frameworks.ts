/**
 * Frameworks other than NestJS whose handlers are decorated methods: routing-controllers, LoopBack, TypeGraphQL, TypeORM.
 * Facts: their documentation and type declarations.
 */
import type { ContextTableShape } from '../model.ts';
import { decorators } from './rows.ts';

const one = (method: string, as: string) => ({ methods: [method], as });

export const routingControllers: ContextTableShape = {
  module: 'routing-controllers',
  framework: 'routing-controllers',
  decorated: decorators(['Get', 'Post', 'Put', 'Patch', 'Delete', 'Head', 'Options', 'All', 'Method'], 'controller method'),
  overrides: {
    ExpressMiddlewareInterface: one('use', 'Express middleware'),
    ExpressErrorMiddlewareInterface: one('error', 'Express middleware'),
    KoaMiddlewareInterface: one('use', 'Koa middleware'),
    InterceptorInterface: one('intercept', 'interceptor'),
  },
};

export const loopback: ContextTableShape = {
  module: '@loopback/rest',
  framework: 'LoopBack',
  decorated: decorators(['get', 'post', 'put', 'patch', 'del', 'operation'], 'LoopBack controller method'),
  overrides: { SequenceHandler: one('handle', 'LoopBack sequence'), DefaultSequence: one('handle', 'LoopBack sequence') },
};

export const typeGraphql: ContextTableShape = {
  module: 'type-graphql',
  framework: 'TypeGraphQL',
  decorated: decorators(['Query', 'Mutation', 'Subscription', 'FieldResolver'], 'GraphQL resolver'),
  overrides: { MiddlewareInterface: one('use', 'TypeGraphQL middleware') },
};

const listeners = ['AfterLoad', 'BeforeInsert', 'AfterInsert', 'BeforeUpdate', 'AfterUpdate', 'BeforeRemove', 'AfterRemove'];

export const typeorm: ContextTableShape = {
  module: 'typeorm',
  framework: 'TypeORM',
  decorated: decorators([...listeners, 'BeforeSoftRemove', 'AfterSoftRemove', 'BeforeRecover', 'AfterRecover'], 'TypeORM entity listener'),
  overrides: {
    EntitySubscriberInterface: {
      methods: ['afterLoad', 'beforeInsert', 'afterInsert', 'beforeUpdate', 'afterUpdate', 'beforeRemove', 'afterRemove'],
      as: 'TypeORM subscriber',
    },
  },
};
