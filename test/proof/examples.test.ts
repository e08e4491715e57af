/**
 * The examples of the rules' pages at work: in those that are called incorrect the loop
 * stands still, or something goes on too early or not at all; in the others nothing of that is so.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { namedExamples, runExamples, type ExampleOutcome } from './example-outcomes.ts';
import { exceptions, scripts, since } from './examples.ts';
import { right, wrong } from './scene.ts';

/** They take some seconds; a process that hangs is no verdict. */
const HANGS = 600_000;
const major = Number(process.versions.node.split('.')[0]);

const examples = namedExamples();
const isRun = (name: string): boolean => name in scripts && major >= (since[name] ?? 0);
const names = (correct: boolean): string[] =>
  examples.filter(example => example.correct === correct && isRun(example.name)).map(({ name }) => name);

describe.skipIf(process.platform !== 'linux')('on this Node', () => {
  const outcomes = new Map<string, ExampleOutcome>();

  beforeAll(async () => {
    for (const outcome of await runExamples()) outcomes.set(outcome.name, outcome);
  }, HANGS);

  const seen = (name: string): string => {
    const { seen: outcome, problem } = outcomes.get(name) ?? {};
    return outcome ?? problem ?? 'nothing';
  };

  it.each(names(false))('%s goes wrong as its page says', name => {
    expect(wrong).toContain(seen(name));
  });

  it.each(names(true))('%s does its work', name => {
    expect(right).toContain(seen(name));
  });
});

it('each example is run, or is an exception with a reason', () => {
  expect([...Object.keys(scripts), ...Object.keys(exceptions)].sort()).toEqual(examples.map(({ name }) => name).sort());
});
