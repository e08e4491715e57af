/** Follows the access paths of tables through the modules of a running Node. */
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';

type Load = (specifier: string) => Promise<unknown>;
type Require = (specifier: string) => unknown;

/** What makes the object at a path, where the path alone can't: an instance, what a call gives. */
export type Makers = Readonly<Record<string, (root: unknown) => unknown>>;

/** A value and the object it was found on. */
export interface Found {
  readonly value: unknown;
  readonly owner: unknown;
}

export class NotMade extends Error {}

export const at = (object: unknown, key: string): unknown =>
  object === null || object === undefined ? undefined : (object as Record<string, unknown>)[key];

export class Modules {
  readonly #load: Load;
  readonly #require: Require;
  readonly #makers: Makers;

  private constructor(load: Load, require: Require, makers: Makers) {
    this.#load = load;
    this.#require = require;
    this.#makers = makers;
  }

  /** The modules as a file in this folder gets them. */
  static async of(folder: string, makers: Makers): Promise<Modules> {
    const loader = (await import(pathToFileURL(join(folder, 'load.mjs')).href)) as { load: Load; need: Require };
    return new Modules(loader.load, loader.need, makers);
  }

  /** What the module is to who imports or requires it: all that the empty path can mean. */
  async roots(specifier: string): Promise<unknown[]> {
    if (specifier === 'globalThis') return [globalThis];
    const namespace = await this.#load(specifier).catch((error: unknown) => error);
    const required = this.#tryRequire(specifier);
    const roots = [at(namespace, 'default'), namespace, required, at(at(namespace, 'default'), 'default'), at(required, 'default')];
    const loaded = roots.filter(root => !(root instanceof Error) && root !== undefined);
    if (loaded.length === 0) throw namespace instanceof Error ? namespace : new Error(`${specifier} has no exports`);
    return [...new Set(loaded)];
  }

  #tryRequire(specifier: string): unknown {
    try {
      return this.#require(specifier);
    } catch {
      return undefined; // Not every module can be required.
    }
  }

  /** What is at a path; nothing where there is nothing. Throws `NotMade` where a maker is missing. */
  async find(specifier: string, path: string): Promise<Found[]> {
    const roots = await this.roots(specifier);
    let found: Found[] = roots.map(value => ({ value, owner: undefined }));
    let walked = '';
    for (const step of path.replace('new ', '').match(/\(\)|#|[^#.()]+/g) ?? []) {
      walked = step === '#' || step === '()' || walked === '' || walked.endsWith('#') ? walked + step : `${walked}.${step}`;
      found = await this.#after(found, step, `${specifier} ${walked}`, roots[0]);
    }
    return found.filter(({ value }) => value !== undefined);
  }

  async #after(found: readonly Found[], step: string, walked: string, root: unknown): Promise<Found[]> {
    const maker = this.#makers[walked];
    if (maker) return [{ value: await maker(root), owner: undefined }];
    if (step === '()') throw new NotMade(walked);
    if (step === '#') return found.map(({ value }) => ({ value: at(value, 'prototype'), owner: undefined }));
    return found.map(({ value }) => ({ value: at(value, step), owner: value }));
  }
}
