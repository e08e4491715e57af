/** What GraphQL servers have in common: maps of resolvers, and a function that makes the context of a request. */
import { awaited, within } from './rows.ts';

export const resolver = 'GraphQL resolver';

/** The functions of a resolver map in the options at index 0, as `makeExecutableSchema` takes it. */
export const resolvers = awaited(
  within(0, ['resolvers.*.*', 'resolvers.*.*.*', 'resolvers.*.*.resolve', 'resolvers.*.*.subscribe'], resolver),
);

/** The function in the options at an index that makes what every resolver gets as its third argument. */
export const context = (argument: number) => awaited(within(argument, ['context'], 'GraphQL context function'));
