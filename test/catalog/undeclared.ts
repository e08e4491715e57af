/** Claims of the tables of frameworks that no declaration bears out, and why they hold all the same. */
export interface Undeclared {
  /** The claim, as it is printed. */
  readonly claim: RegExp;
  readonly because: string;
}

export const undeclared: readonly Undeclared[] = [
  { claim: /^@apollo\/server new ApolloServer .*context/, because: 'the packages of versions 2 and 3 take it, and share the rows' },
  { claim: /^@apollo\/subgraph .*\*\.resolvers/, because: 'a list of modules is declared without their fields' },
  { claim: /^cron CronJob\.from .*onComplete/, because: 'its type depends on another option' },
  { claim: /^fastify .*wsHandler/, because: '@fastify/websocket adds it' },
  { claim: /^@feathersjs\/(?:express koa|koa \(\))/, because: 'the two packages share the rows' },
  { claim: /rootValue/, because: 'it is declared as unknown' },
  { claim: /^graphql-ws.*roots/, because: 'the roots of a schema are declared as optional unknown fields' },
  { claim: /^grpc Server#addService/, because: 'the implementation is declared as an object' },
  { claim: /^(?:@hapi\/)?hapi /, because: 'the old package has no declarations; schemes say themselves what they take' },
  { claim: /^(?:kafkajs KafkaJS|@confluentinc\/kafka-javascript (?:Consumer|Admin)#on)/, because: 'the two clients share the rows' },
  { claim: /^koa-router Router is there/, because: 'it is the name of the class in @koa/router, which shares the rows' },
  { claim: /^micro {2}takes/, because: 'versions before 10 are such a function' },
  { claim: /^middy #/, because: 'the old package is untyped, and shares the rows' },
  { claim: /^passport-[\w-]+ new {2}takes/, because: 'CommonJS gets the class itself, which declarations leave out' },
  { claim: /^polka Polka/, because: "it is the name of the type in the next version's declarations" },
  { claim: /^@prisma\/client /, because: 'the client is generated for each schema' },
  { claim: /^sequelize /, because: 'models have any attributes, and hooks may be lists' },
  { claim: /^socket\.io .*#(?:on|once|emit) takes/, because: 'the types of listeners are computed from those of events' },
  { claim: /^@trpc\/server\/adapters\/ws .*responseMeta/, because: 'the adapters share the rows' },
  { claim: /^type-graphql AuthCheckerInterface/, because: 'version 2 has it, which is not the current one yet' },
];
