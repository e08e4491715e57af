/** GraphQL Tools: resolvers of an executable schema. Facts: its documentation. */
import type { ContextTableShape } from '../../model/contexts.ts';
import { resolvers } from '../graphql-servers.ts';
import { modules } from '../rows.ts';

export const graphqlTools: readonly ContextTableShape[] = modules(['@graphql-tools/schema', 'graphql-tools'], {
  framework: 'GraphQL Tools',
  callbacks: { makeExecutableSchema: resolvers },
});
