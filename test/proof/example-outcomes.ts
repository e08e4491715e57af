/** The examples of the rules' pages by name, and the process that runs them. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { examplesOf, pages, type Example } from '../support/doc-examples.ts';

export interface NamedExample extends Example {
  /** Such as `no-sync-fs incorrect 1`. */
  readonly name: string;
}

export interface ExampleOutcome {
  readonly name: string;
  /** How often the loop turned while the example did its work. */
  readonly turns?: number;
  readonly problem?: string;
}

export function namedExamples(): NamedExample[] {
  return pages.flatMap(page => {
    const counts = { correct: 0, incorrect: 0 };
    return examplesOf(page).map(example => {
      const kind = example.correct ? 'correct' : 'incorrect';
      return { ...example, name: `${page} ${kind} ${++counts[kind]}` };
    });
  });
}

/** Runs all that have a script, in a process whose loop, folder and thread pool nobody else uses. */
export async function runExamples(node = process.execPath, args: readonly string[] = ['--import', 'tsx']): Promise<ExampleOutcome[]> {
  const child = spawn(node, [...args, join(import.meta.dirname, 'run-examples.ts')], {
    env: { ...process.env, UV_THREADPOOL_SIZE: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const lines = stdout.split('\n').filter(line => line.startsWith('{"name":'));
  if (lines.length === 0) throw new Error(`The examples did not run: ${stderr}`);
  return lines.map(line => JSON.parse(line) as ExampleOutcome);
}
