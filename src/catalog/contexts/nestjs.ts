/**
 * NestJS: methods that decorators or interfaces make handlers. Facts: its documentation of controllers, guards, pipes,
 * interceptors, filters, middleware, microservices, gateways, queues, scheduling, events, GraphQL and CQRS; the hooks
 * of modules and of the application run while it starts or shuts down.
 */
import type { ContextTableShape } from '../model.ts';
import { decorators, later } from './rows.ts';

const life = (method: string) => ({ methods: [method], as: 'NestJS life cycle hook', runs: 'startup' }) as const;
const one = (method: string, as: string) => ({ methods: [method], as });

export const nestjs: readonly ContextTableShape[] = [
  {
    module: '@nestjs/common',
    framework: 'NestJS',
    callbacks: { createParamDecorator: later(0, 'NestJS parameter decorator') },
    decorated: decorators(
      ['Get', 'Post', 'Put', 'Patch', 'Delete', 'Options', 'Head', 'All', 'Search', 'Sse'],
      'NestJS controller method',
    ),
    overrides: {
      CanActivate: one('canActivate', 'NestJS guard'),
      NestInterceptor: one('intercept', 'NestJS interceptor'),
      PipeTransform: one('transform', 'NestJS pipe'),
      ExceptionFilter: one('catch', 'NestJS exception filter'),
      NestMiddleware: one('use', 'NestJS middleware'),
      OnModuleInit: life('onModuleInit'),
      OnApplicationBootstrap: life('onApplicationBootstrap'),
      OnModuleDestroy: life('onModuleDestroy'),
      BeforeApplicationShutdown: life('beforeApplicationShutdown'),
      OnApplicationShutdown: life('onApplicationShutdown'),
    },
  },
  {
    module: '@nestjs/core',
    overrides: { BaseExceptionFilter: one('catch', 'NestJS exception filter') },
  },
  {
    module: '@nestjs/passport',
    overrides: { 'PassportStrategy()': one('validate', 'Passport verify callback') },
  },
  {
    module: '@nestjs/microservices',
    framework: 'NestJS microservices',
    decorated: decorators(['MessagePattern', 'EventPattern', 'GrpcMethod', 'GrpcStreamMethod', 'GrpcStreamCall'], 'NestJS message handler'),
  },
  {
    module: '@nestjs/websockets',
    framework: 'NestJS gateways',
    decorated: decorators(['SubscribeMessage'], 'NestJS gateway method'),
    overrides: {
      OnGatewayConnection: one('handleConnection', 'NestJS gateway method'),
      OnGatewayDisconnect: one('handleDisconnect', 'NestJS gateway method'),
    },
  },
  { module: '@nestjs/schedule', framework: 'NestJS schedule', decorated: decorators(['Cron', 'Interval', 'Timeout'], 'NestJS scheduled task') },
  { module: '@nestjs/event-emitter', framework: 'NestJS events', decorated: decorators(['OnEvent'], 'NestJS event listener') },
  {
    module: '@nestjs/graphql',
    framework: 'NestJS GraphQL',
    decorated: decorators(['Query', 'Mutation', 'Subscription', 'ResolveField', 'ResolveProperty', 'ResolveReference'], 'GraphQL resolver'),
  },
  {
    module: '@nestjs/bullmq',
    framework: 'NestJS queues',
    decorated: { ...decorators(['OnWorkerEvent', 'OnQueueEvent'], 'BullMQ listener'), Processor: one('process', 'BullMQ processor') },
    overrides: { WorkerHost: one('process', 'BullMQ processor') },
  },
  { module: '@nestjs/bull', decorated: decorators(['Process'], 'Bull processor') },
  {
    module: '@nestjs/cqrs',
    framework: 'NestJS CQRS',
    decorated: {
      CommandHandler: one('execute', 'CQRS command handler'),
      QueryHandler: one('execute', 'CQRS query handler'),
      EventsHandler: one('handle', 'CQRS event handler'),
    },
    overrides: {
      ICommandHandler: one('execute', 'CQRS command handler'),
      IQueryHandler: one('execute', 'CQRS query handler'),
      IEventHandler: one('handle', 'CQRS event handler'),
    },
  },
];
