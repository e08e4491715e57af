/**
 * Groups of contexts, ordered by who waits for them. Names in messages are all that identifies a context, because users'
 * own tables have only names. A context with an unknown name is a callback.
 *
 * Requests come first: a person waits for each, and a blocked loop makes all of them wait. Messages and events arrive as
 * often, but people rarely wait for them. Callbacks continue work that has begun. Timers and schedules run now and then.
 * An async function runs as often as its callers, which are unknown. Few people wait while a module starts.
 */

export interface ContextGroup {
  readonly id: string;
  readonly title: string;
  /** One sentence about the effect of blocking in this group. */
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

/** The groups by patterns of names; the first match counts. */
const patterns: readonly (readonly [name: RegExp, group: ContextGroup])[] = [
  [/^'(?:setImmediate|process\.nextTick)' callback$/, groups.timers],
  // The name of a user's function says nothing about its calls: `API.start` does not serve requests.
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

/** Returns the group of a context by its name; the last group for a finding without a context. */
export function groupOf(context: string | undefined): ContextGroup {
  if (context === undefined) return groups.other;
  return patterns.find(([name]) => name.test(context))?.[1] ?? groups.callbacks;
}
