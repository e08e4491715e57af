/** Facts by which the purpose of a file is found: packages of servers, commands and tests, and marks in code. */
import { contextTables } from './contexts/index.ts';

/** Frameworks that a script uses as well: they wait for nobody's requests. */
const helpers = new Set([
  ...[
    'chokidar',
    'dataloader',
    'graphql',
    'ioredis',
    'mongoose',
    'p-queue',
    '@prisma/client',
    'redis',
    '@redis/client',
    'rxjs',
    'sequelize',
  ],
  ...[
    'typeorm',
    'globalThis',
    '#imports',
    '@graphql-tools/schema',
    'graphql-tools',
    'aws-lambda',
    'multer',
    'passport',
    'firebase-functions',
  ],
]);

const frameworks = new Set(
  contextTables.flatMap(({ module, framework }) => (framework === undefined || helpers.has(module) ? [] : [module])),
);

/** Tells whether a file that imports this package serves requests, messages, jobs or the users of a desktop. */
export const isServing = (specifier: string): boolean =>
  !specifier.endsWith('/package.json') && (frameworks.has(specifier) || frameworks.has(specifier.replace(/\/.*/, '')));

/** Frameworks whose own command starts the server: whoever imports a part of them starts none. */
const startedByCommand = /^(?:next|@nestjs|@sveltejs|astro|nitropack|nitro|react-router|@remix-run|vscode|electron)(?:\/|$)/;

/** Tells whether a program that imports this package starts a server, a worker or a bot with it. */
export const startsWith = (specifier: string): boolean => isServing(specifier) && !startedByCommand.test(specifier);

/** Code that starts a server, or waits for messages. */
export const startsServer =
  /\.listen\(|\bcreate(?:Secure)?Server\(|\bBun\.serve\(|\bDeno\.serve\(|\bnew (?:WebSocket|Http2?|Https)?Server\(|\baddEventListener\(['"]fetch['"]/;

/** Code that asks whether its file is the program, or begins as one. */
export const isProgramText =
  /^#!|require\.main\s?={2,3}\s?module|module\s?={2,3}\s?require\.main|\bimport\.meta\.main\b|process\.argv\[1\]|\bprocess\.exit\(0?\)/;

const commandLines = new Set([
  ...[
    'commander',
    'yargs',
    '@oclif/core',
    '@oclif/command',
    'cac',
    'meow',
    'clipanion',
    'citty',
    'sade',
    'caporal',
    'vorpal',
    'gluegun',
    'cmd-ts',
  ],
  ...[
    'arg',
    'minimist',
    'command-line-args',
    'inquirer',
    '@inquirer/prompts',
    'prompts',
    'enquirer',
    '@clack/prompts',
    'ora',
    'listr',
    'listr2',
  ],
]);

/** Tells whether a file that imports this package is part of a command line. */
export const isCommandLine = (specifier: string): boolean => commandLines.has(specifier) || specifier.startsWith('yargs/');

const testLibraries = new Set([
  ...[
    'vitest',
    'jest',
    '@jest/globals',
    'mocha',
    'chai',
    'sinon',
    'supertest',
    'ava',
    'tap',
    'tape',
    'jasmine',
    'node:test',
    'nock',
    'msw/node',
  ],
  ...['@playwright/test', 'proxyquire', 'jest-mock', 'should', 'expect', 'ts-jest', '@nestjs/testing'],
]);

/** Code that defines tests by the globals of a runner. */
export const isTestText = /^[^\S\n\r\u2028\u2029]{0,8}(?:describe|it|test|suite|beforeAll|beforeEach|afterAll|afterEach)(?:\.\w{1,20})?\(/m;

/** Tells whether a file that imports this package is a test, or helps one. */
export const isTestLibrary = (specifier: string): boolean => testLibraries.has(specifier) || specifier.startsWith('@testing-library/');

/** Code that a tool runs as a migration, by exports or methods `up` and `down`: Sequelize, Umzug, Knex, TypeORM. */
export const isMigrationText = /\bup\b\s?[=:(][^]*\bdown\b\s?[=:(]|\bdown\b\s?[=:(][^]*\bup\b\s?[=:(]/;
