/** Proofs made from the rows themselves: what is called, and what instead, are the row's own names. */
import { promisify } from 'node:util';
import type { Counterpart } from '../../src/catalog/model/blocking.ts';
import { argumentsFor, type Row } from '../support/catalog-rows.ts';
import type { Forms, Place, Proof, Proofs } from './model.ts';

type Callable = (...given: unknown[]) => unknown;

/** A row's name among its module's: its path, and the arguments where the same path has other rows. */
export function nameOf({ table, path, api }: Row): string {
  const rows = { ...table.blocking, ...table.untyped }[path];
  return Array.isArray(rows) && rows.length > 1 && api.when ? `${path}(${argumentsFor(api.when)})` : path;
}

export const member = (object: unknown, name: string): unknown => Reflect.get(Object(object), name) as unknown;

/** Calls a method; `Dir#read` and `read` are the same method of the object. */
export function invoke(object: unknown, name: string, ...given: unknown[]): unknown {
  const steps = name.replace(/^.*#/, '').split('.');
  const last = steps.pop() ?? '';
  const owner = steps.reduce(member, object);
  return Reflect.apply(member(owner, last) as Callable, owner, given);
}

/** A module's exports; of one that was written as CommonJS, also what Node does not find as a named export. */
export async function load(module: string): Promise<unknown> {
  const namespace = (await import(module)) as Readonly<Record<string, unknown>>;
  const exported = namespace.default;
  const isMore = (typeof exported === 'object' && exported !== null) || typeof exported === 'function';
  return isMore ? Object.create(exported, Object.getOwnPropertyDescriptors({ ...namespace })) : namespace;
}

/** What else a proof by arguments has, beside what `Proof` has. */
export interface More extends Partial<Pick<Proof, 'compare' | 'effect' | 'held' | 'elsewhere' | 'input'>> {
  /** The object whose method the row is. */
  readonly on?: (place: Place) => unknown;
  readonly missing?: (place: Place) => readonly unknown[];
  /** Gives back what the arguments or the object hold. */
  readonly done?: (on: unknown, given: readonly unknown[]) => unknown;
  /** The counterpart, where the row's own is an expression or events. */
  readonly counterpart?: (given: readonly unknown[], on: unknown) => unknown;
  /** The row's counterpart begins with a later Node. */
  readonly counterpartSince?: number;
}

const major = Number(process.versions.node.split('.')[0]);

/** The row's function with these arguments, against the row's counterpart with the same. */
export function call(workload: string, given: (place: Place) => readonly unknown[], more: More = {}): (row: Row) => Proof {
  const { on, missing, done, counterpart, counterpartSince = 0, ...rest } = more;
  return row => {
    const formsOf = (root: unknown, promises: unknown, args: readonly unknown[], receiver: unknown): Forms => ({
      blocking: () => invoke(receiver, row.path, ...args),
      counterpart:
        major < counterpartSince || !row.api.counterpart
          ? undefined
          : counterpart
            ? () => counterpart(args, receiver)
            : counterpartCall(row.api.counterpart, row.path, { root, promises, receiver }, args),
      ...(done && { done: () => done(receiver, args) }),
    });
    const roots = async (): Promise<[unknown, unknown]> => [
      await load(row.table.module),
      await load(row.table.promises ?? row.table.module),
    ];
    return {
      workload,
      ...rest,
      forms: async place => {
        const [root, promises] = await roots();
        return formsOf(root, promises, given(place), on ? await on(place) : root);
      },
      ...(missing && {
        missing: async place => {
          const [root, promises] = await roots();
          return formsOf(root, promises, missing(place), root);
        },
      }),
    };
  };
}

interface Objects {
  readonly root: unknown;
  readonly promises: unknown;
  readonly receiver: unknown;
}

function counterpartCall(
  counterpart: Counterpart,
  path: string,
  { root, promises, receiver }: Objects,
  given: readonly unknown[],
): () => unknown {
  const promised = (object: unknown, name: string) => () => invoke(object, name, ...given);
  const called = (object: unknown, name: string) => () => {
    const method = member(object, name.replace(/^.*#/, '')) as Callable;
    return Reflect.apply(promisify(method), object, given) as Promise<unknown>;
  };
  if ('promise' in counterpart) return promised(promises, counterpart.promise);
  if ('callback' in counterpart) return called(root, counterpart.callback);
  if ('sameWithCallback' in counterpart) return called(receiver, path);
  if ('iterator' in counterpart) return () => collect(invoke(promises, counterpart.iterator, ...given));
  if ('method' in counterpart) {
    if (counterpart.returns === 'callback') return called(receiver, counterpart.method);
    if (counterpart.returns === 'iterator') return () => collect(invoke(receiver, counterpart.method, ...given));
    return promised(receiver, counterpart.method);
  }
  throw new TypeError(`The proof of '${path}' must say how its counterpart is called.`);
}

export async function collect(iterable: unknown): Promise<unknown[]> {
  const all: unknown[] = [];
  for await (const element of iterable as AsyncIterable<unknown>) all.push(element);
  return all;
}

/** Forms that are written out. */
export const written =
  (workload: string, forms: Proof['forms'], more: Omit<Proof, 'workload' | 'forms'> = {}): ((row: Row) => Proof) =>
  () => ({ workload, forms, ...more });

/** Several proofs of one row; the first is measured. */
export const each =
  (...proofs: readonly ((row: Row) => Proof)[]): ((row: Row) => Proofs) =>
  row =>
    proofs.map(proof => proof(row));
