/** The shape of a rule: what describes it, and a function from a pass to problems. Both drivers run it; it knows neither. */
import type { EntryPoint, Pass } from '../analysis/pass.ts';
import type { Edit, Remedy } from '../remedies/model.ts';

export type { StarvingLoop } from '../analysis/pass.ts';
export type { Edit, Remedies } from '../remedies/model.ts';

/** Something to report. `range` is in UTF-16 offsets. */
export interface Problem {
  readonly messageId: string;
  readonly data: Readonly<Record<string, string>>;
  readonly range: readonly [start: number, end: number];
  /** What may be done about it, each by itself. */
  readonly suggestions?: readonly Suggestion[];
  /** What a machine may want to know beside the message. */
  readonly detail?: ProblemDetail;
}

/** Edits that leave the file meaning what it meant, and the message that describes them. */
export interface Suggestion {
  readonly messageId: string;
  readonly data: Readonly<Record<string, string>>;
  readonly edits: readonly Edit[];
}

export interface ProblemDetail {
  /** Access path of the blocking API. */
  readonly api: string;
  readonly kind: string;
  /** The installed package that the blocking call is in; none where it is in the project. */
  readonly package?: string;
  /** Whether it takes long, or is short work that `strict` alone reports. */
  readonly weight: 'heavy' | 'light';
  readonly context: string;
  readonly entryPoint: DetailEntryPoint;
  readonly chain: readonly DetailStep[];
  /** How many steps are left out in the middle of a chain of more than 200. */
  readonly omitted?: number;
  /** The other calls that block where this one leads, of those that its rule reports: nearest first, then in source order, 50 at most. */
  readonly alsoLeadsTo?: readonly DetailEnd[];
}

/** A call that blocks, where a reported call leads to several. */
export interface DetailEnd {
  /** Access path of the blocking API. */
  readonly api: string;
  readonly kind: string;
  /** As a problem's own. */
  readonly chain: readonly DetailStep[];
  /** How many steps are left out in the middle of a chain of more than 20. */
  readonly omitted?: number;
}

/** The function of the file that is the context. */
export interface DetailEntryPoint {
  /** Empty where it has none. */
  readonly name: string;
  readonly line: number;
  readonly column: number;
}

export interface DetailStep {
  readonly name: string;
  /** Absolute path. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** The presets a rule is in, and with which options. */
export interface Presets<Options> {
  readonly recommended?: Options;
  readonly strict?: Options;
  /** Where a rule has options that are stricter than in `strict`. */
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
    /** By id, with `{{name}}` for the data of a problem. */
    readonly messages: Readonly<Record<string, string>>;
    readonly defaultOptions: readonly object[];
    readonly presets: Presets<object>;
  };
  readonly check: (pass: Pass, options: object, cwd: string) => Problem[];
}

const docsUrl = (name: string): string =>
  `https://github.com/eslint-plugin-event-loop/eslint-plugin-event-loop/blob/main/docs/rules/${name}.md`;

export const entryPointOf = ({ name, at: { line, column } }: EntryPoint): DetailEntryPoint => ({ name, line, column });

export const suggestionOf = ({ kind, what, notes, edits }: Remedy): Suggestion => ({ messageId: kind, data: { what, notes }, edits });

/** Makes a rule of its definition. */
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
