/**
 * NestJS: methods that decorators or interfaces make handlers. Facts: its documentation of controllers, guards, pipes,
 * interceptors, filters, middleware, microservices, gateways, queues, scheduling, events, GraphQL and CQRS; the hooks
 * of modules and of the application run while it starts or shuts down.
 */
import type { ContextTableShape } from '../../model.ts';
import { decorators, later, method } from '../rows.ts';

const life = (method: string) => ({ methods: [method], as: 'NestJS life cycle hook', runs: 'startup' }) as const;
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
      CanActivate: method('canActivate', 'NestJS guard'),
      NestInterceptor: method('intercept', 'NestJS interceptor'),
      PipeTransform: method('transform', 'NestJS pipe'),
      ExceptionFilter: method('catch', 'NestJS exception filter'),
      NestMiddleware: method('use', 'NestJS middleware'),
      OnModuleInit: life('onModuleInit'),
      OnApplicationBootstrap: life('onApplicationBootstrap'),
      OnModuleDestroy: life('onModuleDestroy'),
      BeforeApplicationShutdown: life('beforeApplicationShutdown'),
      OnApplicationShutdown: life('onApplicationShutdown'),
    },
  },
  {
    module: '@nestjs/core',
    overrides: { BaseExceptionFilter: method('catch', 'NestJS exception filter') },
  },
  {
    module: '@nestjs/passport',
    overrides: { 'PassportStrategy()': method('validate', 'Passport verify callback') },
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
      OnGatewayConnection: method('handleConnection', 'NestJS gateway method'),
      OnGatewayDisconnect: method('handleDisconnect', 'NestJS gateway method'),
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
    decorated: { ...decorators(['OnWorkerEvent', 'OnQueueEvent'], 'BullMQ listener'), Processor: method('process', 'BullMQ processor') },
    overrides: { WorkerHost: method('process', 'BullMQ processor') },
  },
  { module: '@nestjs/bull', decorated: decorators(['Process'], 'Bull processor') },
  {
    module: '@nestjs/cqrs',
    framework: 'NestJS CQRS',
    decorated: {
      CommandHandler: method('execute', 'CQRS command handler'),
      QueryHandler: method('execute', 'CQRS query handler'),
      EventsHandler: method('handle', 'CQRS event handler'),
    },
    overrides: {
      ICommandHandler: method('execute', 'CQRS command handler'),
      IQueryHandler: method('execute', 'CQRS query handler'),
      IEventHandler: method('handle', 'CQRS event handler'),
    },
  },
];
