/** The shape of a rule: its metadata, and a function from a pass to problems. Both drivers run rules; a rule knows neither. */
import type { EntryPoint, Pass } from '../analysis/pass.ts';
import type { Edit, Remedy } from '../remedies/model.ts';

export type { Pass, Reason, StarvingLoop, UselessAwait, UselessType } from '../analysis/pass.ts';
export type { Edit, Remedies } from '../remedies/model.ts';

/** A problem to report. `range` is in UTF-16 offsets. */
export interface Problem {
  readonly messageId: string;
  readonly data: Readonly<Record<string, string>>;
  readonly range: readonly [start: number, end: number];
  /** The changes that the user may apply, each alone. */
  readonly suggestions?: readonly Suggestion[];
  /** Facts for machines, besides the message. */
  readonly detail?: ProblemDetail;
}

/** Edits that keep the file's behaviour, and the message that describes them. */
export interface Suggestion {
  readonly messageId: string;
  readonly data: Readonly<Record<string, string>>;
  readonly edits: readonly Edit[];
}

export interface ProblemDetail {
  /** The access path of the blocking API. */
  readonly api: string;
  readonly kind: string;
  /** The installed package that contains the blocking call; absent where the project does. */
  readonly package?: string;
  /** The duration of the work: `heavy` if it takes long, `light` for short work that only `strict` and `all` report. */
  readonly weight: 'heavy' | 'light';
  readonly context: string;
  readonly entryPoint: DetailEntryPoint;
  readonly chain: readonly DetailStep[];
  /** The number of steps left out in the middle of a chain of more than 200. */
  readonly omitted?: number;
  /** The other blocking calls that this one leads to, if its rule reports them. At most 50, nearest first, then in source order. */
  readonly alsoLeadsTo?: readonly DetailEnd[];
}

/** A further blocking call that a reported call leads to. */
export interface DetailEnd {
  /** The access path of the blocking API. */
  readonly api: string;
  readonly kind: string;
  /** The steps from the reported call to this one. */
  readonly chain: readonly DetailStep[];
  /** The number of steps left out in the middle of a chain of more than 20. */
  readonly omitted?: number;
}

/** The function of the file that is the context. */
export interface DetailEntryPoint {
  /** The name of the function; empty where it has none. */
  readonly name: string;
  readonly line: number;
  readonly column: number;
}

export interface DetailStep {
  readonly name: string;
  /** The absolute path. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** The presets that a rule is in, with its options in each. */
export interface Presets<Options> {
  readonly recommended?: Options;
  readonly strict?: Options;
  /** The options that are stricter than in `strict`, if there are any. */
  readonly all?: Options;
}

export interface RuleDefinition<Options extends object> {
  readonly name: string;
  readonly meta: {
    readonly type: 'problem' | 'suggestion';
    readonly hasSuggestions?: true;
    readonly docs: { readonly description: string; readonly presets: Presets<Options> };
    /** A JSON schema for each option. */
    readonly schema: readonly object[];
    readonly messages: Readonly<Record<string, string>>;
    readonly defaultOptions: readonly [] | readonly [Options];
    /** True for what is wrong in a program that serves nobody, too. */
    readonly inPrograms?: true;
  };
  readonly check: (pass: Pass, options: Options, cwd: string) => Problem[];
}

export interface EventLoopRule {
  readonly name: string;
  readonly meta: {
    readonly type: 'problem' | 'suggestion';
    readonly hasSuggestions?: true;
    readonly docs: { readonly description: string; readonly recommended: boolean; readonly url: string };
    readonly schema: readonly object[];
    /** The messages by id, with `{{name}}` for the data of a problem. */
    readonly messages: Readonly<Record<string, string>>;
    readonly defaultOptions: readonly object[];
    /** True for what is wrong in a program that serves nobody, too. */
    readonly inPrograms?: true;
    readonly presets: Presets<object>;
  };
  readonly check: (pass: Pass, options: object, cwd: string) => Problem[];
}

const docsUrl = (name: string): string =>
  `https://github.com/eslint-plugin-event-loop/eslint-plugin-event-loop/blob/main/docs/rules/${name}.md`;

export const entryPointOf = ({ name, at: { line, column } }: EntryPoint): DetailEntryPoint => ({ name, line, column });

export const suggestionOf = ({ kind, what, notes, edits }: Remedy): Suggestion => ({ messageId: kind, data: { what, notes }, edits });

/** Makes a rule from its definition. */
export function createRule<Options extends object>({ name, meta, check }: RuleDefinition<Options>): EventLoopRule {
  const { docs, messages, defaultOptions, ...rest } = meta;
  return {
    name,
    meta: {
      ...rest,
      docs: { description: docs.description, recommended: docs.presets.recommended !== undefined, url: docsUrl(name) },
      messages,
      defaultOptions: [...defaultOptions],
      presets: docs.presets,
    },
    // Both drivers validate the options against the schema and fill in the defaults.
    check: (pass, options, cwd) => check(pass, options as Options, cwd),
  };
}
