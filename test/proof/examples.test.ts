/** The examples of the rules' pages at work: the loop stands still in those that are called incorrect, and turns in the others. */
import { beforeAll, describe, expect, it } from 'vitest';
import { namedExamples, runExamples, type ExampleOutcome } from './example-outcomes.ts';
import { exceptions, scripts, since } from './examples.ts';

/** They take some seconds; a process that hangs is no verdict. */
const HANGS = 600_000;
const major = Number(process.versions.node.split('.')[0]);

const examples = namedExamples();
const isRun = (name: string): boolean => name in scripts && major >= (since[name] ?? 0);
const names = (correct: boolean): string[] => examples.filter(example => example.correct === correct && isRun(example.name)).map(({ name }) => name);

describe.skipIf(process.platform !== 'linux')('on this Node', () => {
  const outcomes = new Map<string, ExampleOutcome>();

  beforeAll(async () => {
    for (const outcome of await runExamples()) outcomes.set(outcome.name, outcome);
  }, HANGS);

  it.each(names(false))('the loop stands still in %s', name => {
    expect(outcomes.get(name)).toEqual({ name, turns: 0 });
  });

  it.each(names(true))('the loop turns in %s', name => {
    expect(outcomes.get(name)?.problem).toBeUndefined();
    expect(outcomes.get(name)?.turns).toBeGreaterThan(0);
  });
});

it('each example is run, or is an exception with a reason', () => {
  expect([...Object.keys(scripts), ...Object.keys(exceptions)].sort()).toEqual(examples.map(({ name }) => name).sort());
});
