/** What the tables of frameworks have in common: rows for many methods of one receiver, and methods that give it back. */
import type { Condition, Rows } from '../model/conditions.ts';
import type { Answer, Callback, ContextTableShape, MethodRole, Registration, Role } from '../model/contexts.ts';

/** The methods of routers that are named after HTTP's. */
export const httpMethods = ['all', 'delete', 'get', 'head', 'options', 'patch', 'post', 'put'] as const;

/** The methods of emitters that take a listener after the event's name. */
export const listenerMethods = ['on', 'once', 'addListener', 'prependListener', 'prependOnceListener'] as const;

export const later = (callback: Callback, as: string, when?: Condition): Registration => ({
  runs: 'later',
  callback,
  as,
  ...(when && { when }),
});

/** The same, of a caller that awaits what the function gives, if that is a promise. */
export const awaited = <Row extends Registration | Role>(row: Row): Row => ({ ...row, answer: 'awaited' });

/** The same, of a caller that makes nothing of what the function gives. */
export const ignored = <Row extends Registration | Role>(row: Row): Row => ({ ...row, answer: 'ignored' });

/** A function that runs only while the server starts. */
export const early = (callback: Callback, as: string, when?: Condition): Registration => ({
  ...later(callback, as, when),
  runs: 'startup',
});

/** A function that runs on a worker thread or in another process. */
export const offloaded = (callback: Callback): Registration => ({ runs: 'offloaded', callback });

/** The same, where the function's text is sent. */
export const sent = (callback: Callback, when?: Condition): Registration => ({
  ...offloaded(callback),
  sendsText: true,
  ...(when && { when }),
});

/** Functions in the options that stand at an index. */
export const within = (argument: number | 'last', properties: readonly string[], as: string): Registration =>
  later({ argument, properties }, as);

/** The same rows for several methods of a receiver, which is written with its last separator: `Router#`. */
export const methods = (receiver: string, names: readonly string[], rows: Rows<Registration>): Record<string, Rows<Registration>> =>
  Object.fromEntries(names.map(name => [`${receiver}${name}`, rows]));

/** Methods that give back what they are called on. */
export const chained = (receiver: string, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map(name => [`${receiver}${name}()`, receiver]));

/** Several decorators of the same role. */
export const decorators = (names: readonly string[], as: string, answer?: Answer): Record<string, Role> =>
  Object.fromEntries(names.map(name => [name, { as, ...(answer && { answer }) }]));

/** The same table for several modules. */
export const modules = (names: readonly string[], table: Omit<ContextTableShape, 'module'>): ContextTableShape[] =>
  names.map(module => ({ ...table, module }));

/** The one method that a class gives to its framework. */
export const method = (name: string, as: string): MethodRole => ({ methods: [name], as });
