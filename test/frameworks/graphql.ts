import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { createHandler } from 'graphql-http/lib/use/http';
import { loopback, running, type Running } from '../support/loopback.ts';

const schema = new GraphQLSchema({
  query: new GraphQLObjectType({
    name: 'Query',
    fields: {
      text: {
        type: GraphQLString,
        resolve: () => readFileSync(import.meta.filename, 'utf8'),
      },
    },
  }),
});

export async function start(): Promise<Running> {
  const handle = createHandler({ schema });
  const server = createServer((request, response) => void handle(request, response));
  await once(server.listen(0, loopback), 'listening');
  return running(server, '/?query={text}');
}
