/**
 * Groups of contexts, in the order in which they matter to who waits. A context is known by its name alone, as messages have it,
 * because users' own tables give no more. A name that nothing is known of is a callback.
 *
 * Requests come first: somebody waits for each, and all others wait with them. Messages and events arrive as often, but
 * rarely with someone who waits. Callbacks carry on work that has begun. Timers and schedules run now and then. An async
 * function runs as often as its callers, which are not seen. While a module starts, hardly anyone waits.
 */

export interface ContextGroup {
  readonly id: string;
  readonly title: string;
  /** One sentence: what it means that these block. */
  readonly meaning: string;
}

const groups = {
  requests: { id: 'requests', title: 'Requests', meaning: 'While one of these works, every other request waits.' },
  messages: {
    id: 'messages',
    title: 'Messages, events and jobs',
    meaning: 'They come whenever they come, and hold up whatever else is under way.',
  },
  callbacks: {
    id: 'callbacks',
    title: 'Callbacks and streams',
    meaning: 'They go on with work that has begun, in the middle of all other work.',
  },
  timers: { id: 'timers', title: 'Timers and schedules', meaning: 'They run now and then, and each time everything stands still.' },
  async: { id: 'async', title: 'Async functions', meaning: 'They block as often as they are called, by whomever.' },
  start: { id: 'start', title: 'While modules start', meaning: 'Nothing else runs until this is done, which delays the start.' },
  other: {
    id: 'other',
    title: 'Other findings',
    meaning: 'These are about awaits, comments and how work is handed on, wherever they stand.',
  },
} as const satisfies Record<string, ContextGroup>;

export const contextGroups: readonly ContextGroup[] = Object.values(groups);

/** The first that fits. */
const patterns: readonly (readonly [name: RegExp, group: ContextGroup])[] = [
  [/^'(?:setImmediate|process\.nextTick)' callback$/, groups.timers],
  // What users call a function says nothing of when it calls back: `API.start` is no API that requests come in by.
  [/^'.*' callback$/, groups.callbacks],
  [/as it (?:starts|is activated)/, groups.start],
  [/^async function$|@nonblocking|^coroutine$/, groups.async],
  [/timer|\bcron\b|schedul|setImmediate|nextTick|microtask|IOLoop|future callback/, groups.timers],
  [/^h3 |request listener|Socket\.IO middleware|uWebSockets handler/, groups.requests],
  [
    /listener|subscri|consumer|socket|connection|message|event handler|\bjob\b|processor|\btask\b|command|signal|observer|watcher|publisher|acknowledgement/i,
    groups.messages,
  ],
  [/^(?:Discord|Telegraf|grammY|VS Code|Temporal|Inngest|bot)\b|gateway|assistant|shortcut|menu item/, groups.messages],
  [/^(?:Mongoose|Sequelize|TypeORM|Prisma|RxJS|Redis|MQTT)\b/, groups.callbacks],
  [
    /handler|middleware|route|controller|request|response|endpoint|resolver|loader|action|procedure|RPC|\bAPI\b|guard|interceptor|filter|authorization/,
    groups.requests,
  ],
  [
    /^(?:Fastify|Express|hapi|Elysia|SvelteKit|Next\.js|Nuxt|Nitro|React Router|GraphQL|Passport|Feathers|Strapi|Sails|Moleculer|LoopBack|NestJS|tRPC|Cloud|Azure|Firebase|Durable)\b/,
    groups.requests,
  ],
  [/\bservice method|graphql|proxy|checker|DataLoader|cached function|body parser|Multer/, groups.requests],
];

/** The group of a context by its name; of a finding that has none, the last. */
export function groupOf(context: string | undefined): ContextGroup {
  if (context === undefined) return groups.other;
  return patterns.find(([name]) => name.test(context))?.[1] ?? groups.callbacks;
}
