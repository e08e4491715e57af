/** The rules about calls that block, one for each kind of work. They differ in their selection and their description. */
import { FEWEST_ROUNDS, MOST_ENDS, type BlockingCall, type ChainStep } from '../analysis/pass.ts';
import type { Kind } from '../catalog/index.ts';
import { adviceFor } from './advice.ts';
import { detailOf, nameOfStep } from './blocking-call-detail.ts';
import { lineIn, nameOfBlocker } from './names.ts';
import { createRule, suggestionOf, type DetailStep, type EventLoopRule, type Problem, type Remedies } from './rule.ts';

export interface BlockingCallOptions {
  /** Short work, such as `randomBytes(16)`. */
  readonly light?: 'ignore' | 'report';
  /** Disk calls that read no contents, such as `existsSync`. */
  readonly metadata?: 'ignore' | 'report';
  /** Dialogs of a browser, such as `alert`. */
  readonly dialogs?: 'ignore' | 'report';
  /** The number of rounds from which a counting loop is reported. */
  readonly rounds?: number;
}

export interface BlockingCallRule {
  readonly name: string;
  readonly description: string;
  readonly kinds: readonly Kind[];
  /** The options that make sense for these kinds. */
  readonly options: readonly (keyof BlockingCallOptions)[];
  /** True to leave the rule out of `recommended`. */
  readonly strictOnly?: true;
}

/** The most steps of a chain in a message. */
const MAX_STEPS = 8;

const defaults = { light: 'ignore', metadata: 'report', dialogs: 'ignore', rounds: 100_000_000 } as const satisfies BlockingCallOptions;
const strict = { ...defaults, light: 'report', dialogs: 'report' } as const satisfies BlockingCallOptions;
const strictest = { ...strict, rounds: FEWEST_ROUNDS } as const satisfies BlockingCallOptions;
const schemas = {
  light: {
    enum: ['ignore', 'report'],
    description: 'Whether short work is reported, which matters only where there is much of it.',
  },
  metadata: {
    enum: ['ignore', 'report'],
    description: 'Whether disk calls that read no contents, such as `existsSync` and `statSync`, are reported.',
  },
  dialogs: {
    enum: ['ignore', 'report'],
    description: 'Whether dialogs of a browser are reported, such as `alert` and `confirm`: they make one user wait, who reads them.',
  },
  rounds: {
    type: 'integer',
    minimum: FEWEST_ROUNDS,
    description: 'From how many rounds on a loop with a constant number of them is reported; rounds that do nothing count half.',
  },
} as const satisfies Record<keyof BlockingCallOptions, object>;

export function createBlockingCallRule({ name, description, kinds, options, strictOnly }: BlockingCallRule): EventLoopRule {
  const only = (values: BlockingCallOptions) => Object.fromEntries(options.map(option => [option, values[option]]));
  const properties = Object.fromEntries(options.map(option => [option, schemas[option]]));
  return createRule<BlockingCallOptions>({
    name,
    meta: {
      type: 'problem',
      hasSuggestions: true,
      docs: { description, presets: { ...(!strictOnly && { recommended: {} }), strict: only(strict), all: only(strictest) } },
      schema: options.length === 0 ? [] : [{ type: 'object', additionalProperties: false, properties }],
      messages: {
        blocks: "'{{api}}' blocks the event loop in this {{context}}: {{advice}}.",
        blocksInPackage:
          "'{{call}}' blocks the event loop in this {{context}}: {{chain}}. That is in the package '{{package}}': look for an asynchronous form there, or run it on a worker thread.",
        awaitCounterpart: "Await '{{what}}'{{notes}}.",
        awaitTimer: "Await '{{what}}'{{notes}}.",
        pause: "Await 'scheduler.yield' every {{what}} rounds{{notes}}.",
        runOnExecutor: "Run '{{what}}' on a worker thread{{notes}}.",
        blocksThrough: "'{{call}}' blocks the event loop in this {{context}}: {{chain}}. For '{{api}}', {{advice}}.",
      },
      defaultOptions: options.length === 0 ? [] : [only(defaults)],
    },
    check(pass, { light = defaults.light, metadata = defaults.metadata, dialogs = defaults.dialogs, rounds = defaults.rounds }, cwd) {
      const selection = { kinds, light: light === 'report', metadata: metadata === 'report', dialogs: dialogs === 'report', rounds };
      return pass
        .blockingCalls(selection)
        .map(call => problemOf(call, { others: pass.otherEnds(call, selection), ...pass.remediesForCall(call), cwd }));
    },
  });
}

interface ProblemOptions extends Remedies {
  /** The chains to the further blocking calls behind the call. */
  readonly others: readonly (readonly ChainStep[])[];
  readonly cwd: string;
}

function problemOf(call: BlockingCall, { others, remedies, obstacle, cwd }: ProblemOptions): Problem {
  const { at, blocker, context } = call;
  const detail = detailOf(call, others);
  const data = {
    api: nameOfBlocker(blocker),
    context: context.registeredAt ? `${context.as} (registered on line ${context.registeredAt.line})` : context.as,
    advice: adviceFor(blocker) + (obstacle === undefined ? '' : `, but ${obstacle}`),
  };
  const range = [at.start, at.end] as const;
  const suggestions = remedies.map(suggestionOf);
  if (detail.chain.length === 0) return { messageId: 'blocks', data, range, suggestions, detail };
  const through = { ...data, call: writtenAs(call), chain: chainText(call.chain, detail.chain, cwd) + moreOf(others.length) };
  if (detail.package !== undefined) return { messageId: 'blocksInPackage', data: { ...through, package: detail.package }, range, detail };
  return { messageId: 'blocksThrough', data: through, range, suggestions, detail };
}

/** Returns a chain in words: `load → fs.readFileSync (disk.js:2)`. The first step stands at the reported call. */
function chainText(chain: readonly ChainStep[], [first, ...rest]: readonly DetailStep[], cwd: string): string {
  const steps = rest.map(({ name, file, line }) => `${name} (${lineIn(file, line, cwd)})`);
  return abridged([first?.name ?? '', ...steps], chain.length).join(' → ');
}

/** Returns the number of further blocking calls, in words. A user who fixes the named call alone would see the next. */
function moreOf(others: number): string {
  if (others === 0) return '';
  if (others === 1) return ' (and 1 more call that blocks)';
  return ` (and ${others}${others >= MOST_ENDS - 1 ? ' or more' : ' more'} calls that block)`;
}

/** Returns the beginning and the end of a long chain. `count` is the number of its steps. */
function abridged(steps: readonly string[], count: number): readonly string[] {
  if (steps.length <= MAX_STEPS) return steps;
  const left = MAX_STEPS / 2;
  return [...steps.slice(0, left), `… ${count - MAX_STEPS} more …`, ...steps.slice(-left)];
}

function writtenAs({ how, site: { text }, chain }: BlockingCall): string {
  switch (how) {
    case 'called':
      return `${text}()`;
    case 'constructed':
      return `new ${text}()`;
    case 'read':
    case 'looped':
      return text;
    case 'passed':
      return chain[0] ? nameOfStep(chain[0]) : 'an inline function';
  }
}
