/** Rows that GraphQL servers share: maps of resolvers, and a function that makes the context of a request. */
import { awaited, within } from './rows.ts';

export const resolver = 'GraphQL resolver';

/** The functions of a resolver map in the options at index 0, as `makeExecutableSchema` takes it. */
export const resolvers = awaited(
  within(0, ['resolvers.*.*', 'resolvers.*.*.*', 'resolvers.*.*.resolve', 'resolvers.*.*.subscribe'], resolver),
);

/** Returns the row of the context function in the options at an index. Its result is the third argument of every resolver. */
export const context = (argument: number) => awaited(within(argument, ['context'], 'GraphQL context function'));
