/**
 * NestJS: methods that decorators or interfaces make handlers. Facts: its documentation of controllers, guards, pipes,
 * interceptors, filters, middleware, microservices, gateways, queues, scheduling, events, GraphQL and CQRS; the hooks
 * of modules and of the application run while it starts or shuts down.
 */
import type { ContextTableShape, MethodRole } from '../../model/contexts.ts';
import { awaited, decorators, early, later, method, methods, within } from '../rows.ts';

const verbs = ['Get', 'Post', 'Put', 'Patch', 'Delete', 'Options', 'Head', 'All', 'Search', 'Sse'];
const life = (name: string): MethodRole => ({ ...method(name, 'NestJS life cycle hook'), runs: 'startup' });
const lifeCycle: MethodRole = {
  methods: ['onModuleInit', 'onApplicationBootstrap', 'onModuleDestroy', 'beforeApplicationShutdown', 'onApplicationShutdown'],
  as: 'NestJS life cycle hook',
  runs: 'startup',
};
/** Hooks count also where their interfaces are left out, which are types alone. */
const classDecorators = Object.fromEntries(['Injectable', 'Controller', 'Module'].map(name => [name, lifeCycle]));
const factory = (properties: readonly string[]) => early({ argument: 0, properties }, 'NestJS provider factory');
const gateway = [method('handleConnection', 'NestJS gateway method'), method('handleDisconnect', 'NestJS gateway method')];
const bullEvents = [
  'Active',
  'Cleaned',
  'Completed',
  'Drained',
  'Error',
  'Failed',
  'Paused',
  'Progress',
  'Removed',
  'Resumed',
  'Stalled',
  'Waiting',
];
export const nestjs: readonly ContextTableShape[] = [
  {
    module: '@nestjs/common',
    framework: 'NestJS',
    callbacks: {
      createParamDecorator: later(0, 'NestJS parameter decorator'),
      Module: factory(['providers.*.useFactory']),
      'MiddlewareConsumer#apply': later('every', 'NestJS middleware'),
      'INestApplication#use': later('every', 'NestJS middleware'),
    },
    decorated: {
      ...decorators(
        [...verbs, 'Propfind', 'Proppatch', 'Mkcol', 'Copy', 'Move', 'Lock', 'Unlock', 'RequestMapping'],
        'NestJS controller method',
        'awaited',
      ),
      ...classDecorators,
      Catch: method('catch', 'NestJS exception filter'),
    },
    overrides: {
      CanActivate: awaited(method('canActivate', 'NestJS guard')),
      NestInterceptor: method('intercept', 'NestJS interceptor'),
      PipeTransform: awaited(method('transform', 'NestJS pipe')),
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
    same: { 'NestFactory.create()': { module: '@nestjs/common', path: 'INestApplication#' } },
  },
  { module: '@nestjs/platform-express', callbacks: { 'NestExpressApplication#use': later('every', 'NestJS middleware') } },
  {
    module: '@nestjs/passport',
    overrides: {
      'PassportStrategy()': method('validate', 'Passport verify callback'),
      'AuthGuard()': { methods: ['canActivate', 'handleRequest'], as: 'NestJS guard' },
      PassportSerializer: { methods: ['serializeUser', 'deserializeUser'], as: 'Passport serializer' },
    },
  },
  {
    module: '@nestjs/microservices',
    framework: 'NestJS microservices',
    decorated: decorators(
      ['MessagePattern', 'EventPattern', 'GrpcMethod', 'GrpcStreamMethod', 'GrpcStreamCall'],
      'NestJS message handler',
      'awaited',
    ),
  },
  {
    module: '@nestjs/websockets',
    framework: 'NestJS gateways',
    decorated: {
      ...decorators(['SubscribeMessage'], 'NestJS gateway method', 'awaited'),
      WebSocketGateway: [...gateway, life('afterInit'), lifeCycle],
    },
    overrides: {
      OnGatewayConnection: method('handleConnection', 'NestJS gateway method'),
      OnGatewayDisconnect: method('handleDisconnect', 'NestJS gateway method'),
      OnGatewayInit: life('afterInit'),
    },
  },
  {
    module: '@nestjs/schedule',
    framework: 'NestJS schedule',
    decorated: decorators(['Cron', 'Interval', 'Timeout'], 'NestJS scheduled task', 'ignored'),
  },
  { module: '@nestjs/event-emitter', framework: 'NestJS events', decorated: decorators(['OnEvent'], 'NestJS event listener') },
  {
    module: '@nestjs/graphql',
    framework: 'NestJS GraphQL',
    callbacks: {
      'GraphQLModule.forRoot': [
        within(0, ['context', 'formatError'], 'GraphQL server hook'),
        within(0, ['resolvers.*.*'], 'GraphQL resolver'),
      ],
    },
    decorated: decorators(
      ['Query', 'Mutation', 'Subscription', 'ResolveField', 'ResolveProperty', 'ResolveReference'],
      'GraphQL resolver',
      'awaited',
    ),
    overrides: { CustomScalar: { methods: ['parseValue', 'serialize', 'parseLiteral'], as: 'GraphQL scalar' } },
  },
  {
    module: '@nestjs/bullmq',
    framework: 'NestJS queues',
    decorated: {
      ...decorators(['OnWorkerEvent', 'OnQueueEvent'], 'BullMQ listener'),
      Processor: awaited(method('process', 'BullMQ processor')),
    },
    overrides: { WorkerHost: awaited(method('process', 'BullMQ processor')) },
  },
  {
    module: '@nestjs/bull',
    decorated: {
      ...decorators(['Process'], 'Bull processor', 'awaited'),
      ...decorators(['OnQueueEvent', ...bullEvents.flatMap(event => [`OnQueue${event}`, `OnGlobalQueue${event}`])], 'Bull listener'),
    },
  },
  // Dynamic modules of any package: what makes their options runs at startup.
  { module: '*', callbacks: methods('', ['forRootAsync', 'forFeatureAsync', 'registerAsync'], factory(['useFactory', '*.useFactory'])) },
  {
    module: '@nestjs/cqrs',
    framework: 'NestJS CQRS',
    decorated: {
      CommandHandler: awaited(method('execute', 'CQRS command handler')),
      QueryHandler: awaited(method('execute', 'CQRS query handler')),
      EventsHandler: method('handle', 'CQRS event handler'),
    },
    overrides: {
      ICommandHandler: awaited(method('execute', 'CQRS command handler')),
      IQueryHandler: awaited(method('execute', 'CQRS query handler')),
      IEventHandler: method('handle', 'CQRS event handler'),
    },
  },
];
