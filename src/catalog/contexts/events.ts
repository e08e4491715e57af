/**
 * Events by their names: when they come, and what a listener must do before it returns. Code shows the name of an event even where nothing is
 * known of its emitter. Facts: Node's documentation of `events`, `stream`, `http`, `readline` and `fs`; the DOM and Service Worker standards;
 * packages that emit rows and entries (`mysql2`, `pg`, `yauzl`).
 */

export interface EventRow {
  /** Such events come one after the other, and then another says that they are over. None waits for a listener. */
  readonly isPiece?: true;
  /** A stream keeps the event back until someone listens. */
  readonly isKept?: true;
  /** The event comes once, or each begins work of its own. Two of them have nothing to do with each other. */
  readonly isApart?: true;
}

const piece = { isPiece: true } as const;
const apart = { isApart: true } as const;

const events: ReadonlyMap<string, EventRow> = new Map(
  Object.entries({
    abort: apart,
    beforeExit: apart,
    checkContinue: apart,
    close: apart,
    connect: apart,
    connection: apart,
    data: { isPiece: true, isKept: true },
    end: { isKept: true, isApart: true },
    entry: piece,
    error: apart,
    exit: apart,
    finish: apart,
    line: piece,
    listening: apart,
    load: apart,
    open: apart,
    readable: { isPiece: true, isKept: true },
    ready: apart,
    request: apart,
    row: piece,
    secureConnection: apart,
    session: apart,
    stream: apart,
    upgrade: apart,
  } satisfies Readonly<Record<string, EventRow>>),
);
const NONE: EventRow = {};

/** Returns what is known of events of a name. */
export const eventOf = (name: string): EventRow => events.get(name) ?? NONE;

/** The methods of emitters that take a listener after the event's name. */
export const listenerMethods = ['on', 'once', 'addListener', 'prependListener', 'prependOnceListener'] as const;

const listening: ReadonlySet<string> = new Set([...listenerMethods, 'addEventListener']);

/** Tells whether a method of this name registers a listener, also of a DOM event. */
export const isListenerMethod = (name: string): boolean => listening.has(name);

/** The methods of promises that take a callback. */
export const reactionMethods = ['then', 'catch', 'finally'] as const;

const reacting: ReadonlySet<string> = new Set(reactionMethods);
export const isReactionMethod = (name: string): boolean => reacting.has(name);

/** The methods and the properties of an event with which its listener answers. They have no effect after the listener has returned. */
export const answersToEvents = {
  methods: ['preventDefault', 'stopPropagation', 'stopImmediatePropagation', 'respondWith', 'waitUntil'],
  properties: ['returnValue', 'cancelBubble'],
} as const;
