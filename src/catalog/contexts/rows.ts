/** Makers of rows for the tables of frameworks: for many methods of one receiver, and for methods that return it. */
import type { Condition, Rows } from '../model/conditions.ts';
import type { Answer, Callback, ContextTableShape, MethodRole, Registration, Role } from '../model/contexts.ts';

/** The methods of routers that are named after HTTP's. */
export const httpMethods = ['all', 'delete', 'get', 'head', 'options', 'patch', 'post', 'put'] as const;

export { listenerMethods } from './events.ts';

export const later = (callback: Callback, as: string, when?: Condition): Registration => ({
  runs: 'later',
  callback,
  as,
  ...(when && { when }),
});

/** Returns the row of a caller that awaits the function's result, if that is a promise. */
export const awaited = <Row extends Registration | Role>(row: Row): Row => ({ ...row, answer: 'awaited' });

/** Returns the row of a caller that ignores the function's result. */
export const ignored = <Row extends Registration | Role>(row: Row): Row => ({ ...row, answer: 'ignored' });

/** Returns the row of a function that runs only while the server starts. */
export const early = (callback: Callback, as: string, when?: Condition): Registration => ({
  ...later(callback, as, when),
  runs: 'startup',
});

/** Returns the row of a function that runs on a worker thread or in another process. */
export const offloaded = (callback: Callback): Registration => ({ runs: 'offloaded', callback });

/** Returns the row of a function that runs elsewhere, and whose text is sent there. */
export const sent = (callback: Callback, when?: Condition): Registration => ({
  ...offloaded(callback),
  sendsText: true,
  ...(when && { when }),
});

/** Returns the row of functions in the options at an index. */
export const within = (argument: number | 'last', properties: readonly string[], as: string): Registration =>
  later({ argument, properties }, as);

/** Returns the same rows for several methods of a receiver, which is written with its last separator: `Router#`. */
export const methods = (receiver: string, names: readonly string[], rows: Rows<Registration>): Record<string, Rows<Registration>> =>
  Object.fromEntries(names.map(name => [`${receiver}${name}`, rows]));

/** Returns the paths of methods that return their receiver. */
export const chained = (receiver: string, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map(name => [`${receiver}${name}()`, receiver]));

/** Returns the rows of several decorators with the same role. */
export const decorators = (names: readonly string[], as: string, answer?: Answer): Record<string, Role> =>
  Object.fromEntries(names.map(name => [name, { as, ...(answer && { answer }) }]));

/** Returns the same table for several modules. */
export const modules = (names: readonly string[], table: Omit<ContextTableShape, 'module'>): ContextTableShape[] =>
  names.map(module => ({ ...table, module }));

/** Returns the role of a class with one method that its framework calls. */
export const method = (name: string, as: string): MethodRole => ({ methods: [name], as });
