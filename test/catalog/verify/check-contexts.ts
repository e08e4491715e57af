/**
 * Looks in the JavaScript of packages for what their declarations don't have, in a process of its own: loading them may
 * do anything to a process. Arguments: the folder they are installed in. Reads claims from standard input and writes
 * the places of those that hold, both as JSON.
 */
import { readFileSync } from 'node:fs';
import { Modules, type Makers } from './paths.ts';

const [folder = ''] = process.argv.slice(2);
const claims = JSON.parse(readFileSync(0, 'utf8')) as { readonly module: string; readonly path: string }[];

process.on('uncaughtException', () => {});
process.on('unhandledRejection', () => {});

const called = (root: unknown): unknown => (root as () => unknown)();
const constructed = (root: unknown): unknown => Reflect.construct(root as () => unknown, []);
/** What methods are called on, where that is no class's prototype. */
const makers: Makers = {
  'express #': called,
  'express Router#': root => called((root as { Router: unknown }).Router),
  'express Route#': root => (called((root as { Router: unknown }).Router) as { route(path: string): unknown }).route('/'),
  'router #': called,
  'router #route()': root => (called(root) as { route(path: string): unknown }).route('/'),
  'polka #': called,
  'koa-router #': constructed,
  'restify Server#': root => called((root as { createServer: unknown }).createServer),
};

const modules = await Modules.of(folder, makers);
const found: number[] = [];
for (const [index, { module, path }] of claims.entries()) {
  const places = await modules.find(module, path.replace(/\(\)$/, '')).catch(() => []);
  if (places.some(({ value }) => typeof value === 'function')) found.push(index);
}
process.stdout.write(`\n${JSON.stringify(found)}\n`, () => process.exit(0));
