/**
 * The shapes of `model/` as a JSON schema, for tables that come from a user. A test checks that every table of ours meets the schema, and that
 * the schema knows every property.
 */
import { kinds } from './model/blocking.ts';

/** The form of a path: `readFileSync`, `Dir#readSync`, `new Pool`, `connect().query`. The empty path is the module. */
const PATH = String.raw`^(?:new )?[\w$*-]*(?:\(\)|[.#][\w$*-]*)*$`;

const text = { type: 'string', minLength: 1 } as const;
const texts = { type: 'array', items: text, minItems: 1 } as const;
const yes = { const: true } as const;
const answer = { enum: ['awaited', 'ignored'] } as const;
const index = { type: 'integer', minimum: 0 } as const;

const object = (properties: object, required: readonly string[] = [], more: object = {}) =>
  ({ type: 'object', additionalProperties: false, required, properties, ...more }) as const;
const oneOrMore = (row: object) => ({ if: { type: 'array' }, then: { type: 'array', items: row }, else: row }) as const;
const byPath = (rows: object) => ({ type: 'object', propertyNames: { pattern: PATH }, additionalProperties: rows }) as const;

const literals = { type: 'array', items: { type: ['string', 'number', 'boolean', 'null'] }, minItems: 1 } as const;
const condition = { $ref: '#/definitions/condition' } as const;
/** The `definitions` of the schema that the schemas below are part of. A condition refers to itself, because it may hold others. */
export const tableDefinitions = {
  condition: object(
    {
      without: index,
      withoutCallback: index,
      argument: index,
      oneOf: literals,
      type: { enum: ['number', 'string', 'event'] },
      property: text,
      not: condition,
      all: { type: 'array', items: condition },
    },
    [],
    { minProperties: 1, dependencies: { oneOf: ['argument'], type: ['argument'], property: ['argument', 'oneOf'] } },
  ),
} as const;

const counterpart = object(
  {
    promise: text,
    callback: text,
    sameWithCallback: yes,
    iterator: text,
    method: text,
    returns: { enum: ['promise', 'callback', 'iterator'] },
    events: text,
    sameWith: text,
    sameWithout: text,
    atStartup: yes,
    expression: text,
    from: text,
  },
  [],
  { minProperties: 1, dependencies: { method: ['returns'], returns: ['method'], expression: ['from'], from: ['expression'] } },
);

const same = byPath({
  if: { type: 'string' },
  then: { pattern: PATH },
  else: object({ module: text, path: { type: 'string', pattern: PATH } }, ['module']),
});

const api = object({
  kind: { enum: kinds },
  weight: { const: 'light' },
  metadata: yes,
  dialog: yes,
  reads: yes,
  opens: yes,
  when: condition,
  counterpart,
  differs: text,
  rewrite: {
    if: { type: 'boolean' },
    then: { const: false },
    else: object({
      awaited: text,
      then: text,
      path: yes,
      output: yes,
      milliseconds: { type: 'number' },
      argument: index,
      without: text,
      atLeast: index,
      untyped: yes,
      end: yes,
    }),
  },
  mayPromise: yes,
  ofThread: yes,
  plain: yes,
  since: { enum: [20, 22, 24, 26] },
  platform: { const: 'darwin' },
  versions: text,
});

const callback = {
  if: { type: 'object' },
  then: object({ argument: { anyOf: [index, { const: 'last' }] }, properties: texts }, ['argument', 'properties']),
  else: { if: { type: 'string' }, then: { enum: ['last', 'every'] }, else: index },
} as const;

const registration = object(
  {
    runs: { enum: ['later', 'now', 'reaction', 'offloaded', 'exit', 'startup', 'tested', 'never', 'coroutine'] },
    callback,
    sendsText: yes,
    as: text,
    answer,
    when: condition,
    passes: same,
  },
  ['runs', 'callback'],
);

const role = { as: text, runs: { enum: ['later', 'startup'] }, answer } as const;
const methodRole = object({ ...role, methods: texts }, ['as', 'methods']);

/** The schema of the setting `apis`: tables of blocking APIs. */
export const apisSchema = {
  type: 'array',
  items: object(
    {
      module: text,
      kind: { enum: kinds },
      promises: text,
      blocking: byPath(oneOrMore(api)),
      same,
      untyped: byPath(oneOrMore(api)),
    },
    ['module', 'kind', 'blocking'],
  ),
} as const;

/** The schema of the setting `contexts`: tables of callbacks and their callers. */
export const contextsSchema = {
  type: 'array',
  items: object(
    {
      module: text,
      framework: text,
      callbacks: byPath(oneOrMore(registration)),
      results: byPath(object({ argument: index, promisified: index, moduleNamed: index }, [], { minProperties: 1, maxProperties: 1 })),
      arrays: byPath({ enum: ['returned', 'promised'] }),
      nonPromises: byPath(
        object({ form: { enum: ['nothing', 'timer', 'emitter'] }, instead: text, event: text, promise: text, when: condition }, ['form']),
      ),
      overrides: byPath(oneOrMore(methodRole)),
      decorated: byPath(oneOrMore(object({ ...role, methods: texts }, ['as']))),
      files: {
        type: 'array',
        items: object(
          {
            ...role,
            files: { type: 'string', format: 'regex' },
            exports: texts,
            parameters: { type: 'array', items: { type: 'array', items: { type: 'string' } } },
            directive: text,
          },
          ['as', 'files', 'exports'],
        ),
      },
      same,
    },
    ['module'],
  ),
} as const;
