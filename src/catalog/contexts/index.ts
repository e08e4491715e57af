/** Who calls whose callback. A framework is one file here and one line below. */
import { botbuilder, discord, grammy, probot, slack, telegraf } from './bots.ts';
import { chokidar } from './chokidar.ts';
import { connect, findMyWay, micro, polka, restify, tinyhttp } from './connect.ts';
import { amqplib, ioredis, kafkajs, mqtt, nats, redis, sqsConsumer } from './consumers.ts';
import { coroutines } from './coroutines.ts';
import { cron, croner, nodeCron, nodeSchedule } from './cron.ts';
import { loopback, routingControllers, typeGraphql, typeorm } from './decorated-frameworks.ts';
import { electron } from './electron.ts';
import { elysia } from './elysia.ts';
import { executors } from './executors.ts';
import { express } from './express.ts';
import { fastify } from './fastify.ts';
import { astro, nextjs, reactRouter, svelteKit } from './file-routes.ts';
import { apollo, dataloader, graphqlJs, graphqlTools, graphqlWs, yoga } from './graphql.ts';
import { h3, nitroAndNuxt } from './h3.ts';
import { hapi } from './hapi.ts';
import { hono } from './hono.ts';
import { koa } from './koa.ts';
import { anyReceiver, globals } from './language.ts';
import { mongoose } from './mongoose.ts';
import { nestjs } from './nestjs.ts';
import { nodeContexts } from './node.ts';
import { multer, passport } from './passport.ts';
import { agenda, beeQueue, bull, bullmq, graphileWorker, inngest, pQueue, pgBoss, temporal } from './queues.ts';
import { connectRpc, grpc } from './rpc.ts';
import { azure, cloudflare, firebase, googleCloud, lambda, middy } from './serverless.ts';
import { runtime } from './runtime.ts';
import { adonis, feathers, moleculer, sails, strapi } from './services.ts';
import { socketIo, uWebSockets, ws } from './sockets.ts';
import { testRunners } from './tests.ts';
import { trpc } from './trpc.ts';
import { vscode } from './vscode.ts';
import type { ContextTableShape, Convention } from '../model.ts';

export const contextTables: readonly ContextTableShape[] = [
  globals,
  anyReceiver,
  ...nodeContexts,
  ...coroutines,
  ...express,
  connect,
  polka,
  restify,
  tinyhttp,
  micro,
  findMyWay,
  ...fastify,
  ...koa,
  ...hapi,
  ...hono,
  h3,
  ...nitroAndNuxt,
  elysia,
  ...passport,
  multer,
  ...nestjs,
  routingControllers,
  loopback,
  typeGraphql,
  typeorm,
  nextjs,
  reactRouter,
  ...svelteKit,
  ...astro,
  trpc,
  graphqlJs,
  ...apollo,
  ...graphqlTools,
  yoga,
  ...graphqlWs,
  dataloader,
  socketIo,
  ws,
  uWebSockets,
  ...grpc,
  connectRpc,
  bullmq,
  bull,
  beeQueue,
  agenda,
  pgBoss,
  graphileWorker,
  inngest,
  temporal,
  pQueue,
  ...kafkajs,
  ...amqplib,
  ...nats,
  ...redis,
  ioredis,
  mqtt,
  sqsConsumer,
  nodeCron,
  nodeSchedule,
  cron,
  croner,
  lambda,
  ...middy,
  azure,
  googleCloud,
  ...firebase,
  cloudflare,
  vscode,
  ...electron,
  discord,
  telegraf,
  grammy,
  slack,
  probot,
  botbuilder,
  moleculer,
  ...feathers,
  ...adonis,
  strapi,
  sails,
  mongoose,
  chokidar,
  ...executors,
  runtime,
  ...testRunners,
];

/**
 * Signatures that name their caller. They speak only where nothing is known of the call itself: an error-first
 * callback is what Node's asynchronous functions take, `(req, res)` what its servers call.
 */
export const conventions: readonly Convention[] = [
  { parameters: [['req', 'request'], ['res', 'response']], where: 'anywhere', as: 'request handler' },
  { parameters: [['err', 'error', 'er'], ['req', 'request'], ['res', 'response'], ['next']], where: 'anywhere', as: 'request handler' },
  { parameters: [['req', 'request'], ['reply']], where: 'anywhere', as: 'Fastify handler' },
  { parameters: [['request'], ['h']], where: 'anywhere', as: 'hapi handler' },
  { parameters: [['parent', 'root', '_parent', '_root'], ['args', '_args'], ['context', 'ctx', '_context', '_ctx']], where: 'anywhere', as: 'GraphQL resolver' },
  { parameters: [['ctx'], ['next']], where: 'argument', as: 'middleware' },
  { parameters: [['job'], ['done']], where: 'argument', as: 'job processor' },
  { parameters: [['err', 'error', 'er'], []], where: 'argument', as: 'error-first callback' },
  // By itself, `error` is as often an element of a list.
  { parameters: [['err', 'er']], where: 'argument', as: 'error-first callback' },
];
