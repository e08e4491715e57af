/** The rules about calls that block, one for each kind of work. They differ in their selection and their description. */
import { relative } from 'node:path';
import type { Kind } from '../catalog/index.ts';
import { FEWEST_ROUNDS, MOST_ENDS, type BlockingCall, type ChainStep } from '../analysis/pass.ts';
import { adviceFor, nameOfBlocker } from './advice.ts';
import type { Remedies } from '../remedies/model.ts';
import { pathOf, weightOf, workOf } from '../solve/blocker.ts';
import { createRule, entryPointOf, suggestionOf, type DetailEnd, type DetailStep, type EventLoopRule, type Problem } from './rule.ts';

export interface BlockingCallOptions {
  /** Short work, such as `randomBytes(16)`. */
  readonly light?: 'ignore' | 'report';
  /** Disk calls that read no contents, such as `existsSync`. */
  readonly metadata?: 'ignore' | 'report';
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

/** The most steps of a chain for machines. In a cycle of thousands of functions, each finding would otherwise list them all. */
const MAX_DETAIL = 200;
/** The most steps of each further chain for machines. */
const MAX_OTHER_DETAIL = 20;

const defaults = { light: 'ignore', metadata: 'report', rounds: 100_000_000 } as const satisfies BlockingCallOptions;
const strict = { ...defaults, light: 'report' } as const satisfies BlockingCallOptions;
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
    check(pass, { light = defaults.light, metadata = defaults.metadata, rounds = defaults.rounds }, cwd) {
      const selection = { kinds, light: light === 'report', metadata: metadata === 'report', rounds };
      return pass
        .blockingCalls(selection)
        .map(call => problemOf(call, pass.otherEnds(call, selection), pass.remediesForCall(call), pass.file, cwd));
    },
  });
}

function problemOf(
  call: BlockingCall,
  others: readonly (readonly ChainStep[])[],
  { remedies, obstacle }: Remedies,
  file: string,
  cwd: string,
): Problem {
  const { at, blocker, chain, context } = call;
  const api = nameOfBlocker(blocker);
  const advice = adviceFor(blocker) + (obstacle === undefined ? '' : `, but ${obstacle}`);
  const inContext = context.registeredAt ? `${context.as} (registered on line ${context.registeredAt.line})` : context.as;
  const { chain: steps, ...omitted } = detailStepsOf(chain, MAX_DETAIL);
  const range = [at.start, at.end] as const;
  const suggestions = remedies.map(suggestionOf);
  const detail = {
    api: pathOf(blocker),
    kind: workOf(blocker),
    weight: weightOf(blocker),
    context: context.as,
    entryPoint: entryPointOf(call.entryPoint),
    chain: steps,
    ...omitted,
    ...(others.length > 0 && { alsoLeadsTo: others.flatMap(endOf) }),
  } as const;
  if (steps.length === 0) return { messageId: 'blocks', data: { api, context: inContext, advice }, range, suggestions, detail };
  const [first, ...rest] = steps;
  const places = rest.map(step => `${step.name} (${relative(cwd, step.file).replaceAll('\\', '/') || file}:${step.line})`);
  const data = {
    call: writtenAs(call),
    api,
    context: inContext,
    chain: abridged([first?.name ?? '', ...places], chain.length).join(' → ') + moreOf(others.length),
    advice,
  };
  const owner = chain.at(-1)?.module.package;
  if (owner !== undefined && owner !== chain[0]?.module.package)
    return { messageId: 'blocksInPackage', data: { ...data, package: owner }, range, detail: { ...detail, package: owner } };
  return { messageId: 'blocksThrough', data, range, suggestions, detail };
}

/** Returns the steps of a chain. Leaves out the middle of a chain with more than `most` steps. */
function detailStepsOf(chain: readonly ChainStep[], most: number): Pick<DetailEnd, 'chain' | 'omitted'> {
  const isKept = (_: unknown, index: number): boolean => chain.length <= most || index < most / 2 || index >= chain.length - most / 2;
  const steps = chain
    .filter(isKept)
    .map((step): DetailStep => ({ name: nameOf(step), file: step.module.file, line: step.at.line, column: step.at.column }));
  return { chain: steps, ...(steps.length < chain.length && { omitted: chain.length - steps.length }) };
}

function endOf(chain: readonly ChainStep[]): DetailEnd[] {
  const blocker = chain.at(-1)?.blocker;
  return blocker ? [{ api: pathOf(blocker), kind: workOf(blocker), ...detailStepsOf(chain, MAX_OTHER_DETAIL) }] : [];
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

function nameOf(step: BlockingCall['chain'][number] | undefined): string {
  if (step?.blocker) return nameOfBlocker(step.blocker);
  return step && step.name !== '' ? step.name : 'an inline function';
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
      return nameOf(chain[0]);
  }
}
