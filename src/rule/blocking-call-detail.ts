/** The details of a blocking call for machines: the API, the context and the chains, with their positions. */
import type { BlockingCall, ChainStep } from '../analysis/pass.ts';
import { pathOf, weightOf, workOf } from '../solve/blocker.ts';
import { nameOfBlocker } from './names.ts';
import { entryPointOf, type DetailEnd, type DetailStep, type ProblemDetail } from './rule.ts';

/** The most steps of a chain. In a cycle of thousands of functions, each finding would otherwise list them all. */
const MAX_STEPS = 200;
/** The most steps of the chain to each further blocking call. */
const MAX_OTHER_STEPS = 20;

/** Returns the details of a blocking call. `others` are the chains to the further blocking calls behind it. */
export function detailOf(call: BlockingCall, others: readonly (readonly ChainStep[])[]): ProblemDetail {
  const { blocker, chain, context } = call;
  const owner = chain.at(-1)?.module.package;
  return {
    api: pathOf(blocker),
    kind: workOf(blocker),
    weight: weightOf(blocker),
    context: context.as,
    entryPoint: entryPointOf(call.entryPoint),
    ...stepsOf(chain, MAX_STEPS),
    ...(others.length > 0 && { alsoLeadsTo: others.flatMap(endOf) }),
    ...(owner !== undefined && owner !== chain[0]?.module.package && { package: owner }),
  };
}

/** Returns the name of a step in messages. */
export function nameOfStep({ blocker, name }: ChainStep): string {
  if (blocker) return nameOfBlocker(blocker);
  return name === '' ? 'an inline function' : name;
}

/** Returns the steps of a chain. Leaves out the middle of a chain with more than `most` steps. */
function stepsOf(chain: readonly ChainStep[], most: number): Pick<DetailEnd, 'chain' | 'omitted'> {
  const isKept = (_: unknown, index: number): boolean => chain.length <= most || index < most / 2 || index >= chain.length - most / 2;
  const steps = chain
    .filter(isKept)
    .map((step): DetailStep => ({ name: nameOfStep(step), file: step.module.file, line: step.at.line, column: step.at.column }));
  return { chain: steps, ...(steps.length < chain.length && { omitted: chain.length - steps.length }) };
}

function endOf(chain: readonly ChainStep[]): DetailEnd[] {
  const blocker = chain.at(-1)?.blocker;
  return blocker ? [{ api: pathOf(blocker), kind: workOf(blocker), ...stepsOf(chain, MAX_OTHER_STEPS) }] : [];
}
