/** Configuration files: where one lies, and what it says. A module runs as the user's own code does, as ESLint runs it. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readText } from '../disk/read.ts';
import { SettingsError } from '../analysis/settings.ts';

/** In ESLint's order. */
const names = ['js', 'mjs', 'cjs', 'ts', 'mts', 'cts'].map(extension => `eslint.config.${extension}`);

/** Tells whether a file is named as a flat config of ESLint. */
export const isConfigFile = (file: string): boolean => names.includes(basename(file));

/** The time after which a module that is still loading counts as one that never loads. */
const MAX_LOADING_MS = 60_000;

/** Finds the flat config of ESLint for a folder: the nearest one above. */
export function findConfigFile(from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const file = names.map(name => join(folder, name)).find(path => existsSync(path));
    if (file !== undefined || dirname(folder) === folder) return file;
  }
}

/** Returns the content of a file: JSON, or the default export of a module. `name` is what messages call it. Throws a `SettingsError`. */
export async function loadConfigFile(path: string, name: string): Promise<unknown> {
  try {
    return path.endsWith('.json') ? (JSON.parse(readText(path)) as unknown) : await defaultExportOf(path);
  } catch (error) {
    throw new SettingsError(`The configuration '${name}' cannot be read: ${firstLine(error)}`);
  }
}

async function defaultExportOf(path: string): Promise<unknown> {
  const { default: value } = (await settled(importModule(path))) as { default: unknown };
  // A module may export a promise.
  return await settled(Promise.resolve(value));
}

/** The part of the package `jiti` that loads a module. */
interface Jiti {
  readonly createJiti: (from: string) => { import: (path: string) => Promise<unknown> };
}

async function importModule(path: string): Promise<unknown> {
  if (/\.[cm]?ts$/.test(path) && !('typescript' in process.features && process.features.typescript)) {
    // Node 20 reads no TypeScript. ESLint then uses the package `jiti` of the project.
    const { createJiti } = (await import(pathToFileURL(createRequire(path).resolve('jiti')).href)) as Jiti;
    return createJiti(path).import(path);
  }
  return import(pathToFileURL(path).href);
}

/** Waits for a promise. Rejects when nothing is left that could settle it, or after a minute. */
async function settled<Value>(promise: Promise<Value>): Promise<Value> {
  let giveUp = (): void => {};
  const never = new Promise<never>((_, reject) => {
    giveUp = () => {
      reject(new Error('it never finishes loading.'));
    };
  });
  const timer = setTimeout(giveUp, MAX_LOADING_MS);
  timer.unref();
  process.once('beforeExit', giveUp);
  try {
    return await Promise.race([promise, never]);
  } finally {
    clearTimeout(timer);
    process.off('beforeExit', giveUp);
  }
}

/** Returns the first line of what was thrown, which may be anything. */
export function firstLine(thrown: unknown): string {
  try {
    const text = thrown instanceof Error ? thrown.message : String(thrown);
    return text.split('\n')[0] ?? '';
  } catch {
    return 'it throws a value without a text';
  }
}
