/** graphql-js: functions within the definitions of types. Facts: its API reference of graphql/type. */
import type { ContextTableShape } from '../../model.ts';
import { resolver } from '../graphql-servers.ts';
import { within } from '../rows.ts';

const fieldPaths = ['fields', 'fields.()'].flatMap(fields => [`${fields}.*.resolve`, `${fields}.*.subscribe`]);

export const graphqlJs: readonly ContextTableShape[] = [
  {
    module: 'graphql',
    framework: 'graphql-js',
    callbacks: {
      'new GraphQLObjectType': within(0, [...fieldPaths, 'isTypeOf'], resolver),
      'new GraphQLInterfaceType': within(0, [...fieldPaths, 'resolveType'], resolver),
      'new GraphQLUnionType': within(0, ['resolveType'], resolver),
      'new GraphQLScalarType': within(0, ['serialize', 'parseValue', 'parseLiteral'], 'GraphQL scalar'),
    },
  },
];
