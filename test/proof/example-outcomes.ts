/** The examples of the rules' pages by name, and the process that runs them. */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import type { Seen } from './scene.ts';
import { examplesOf, pages, type Example } from '../support/doc-examples.ts';

export interface NamedExample extends Example {
  /** Such as `no-sync-fs incorrect 1`. */
  readonly name: string;
}

export interface ExampleOutcome {
  readonly name: string;
  readonly seen?: Seen;
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

/** Threads that examples start load it, too, from the folders that these are in. */
const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/** Runs all that have a script, in a process whose loop, folder and thread pool nobody else uses. */
export async function runExamples(node = process.execPath, args: readonly string[] = ['--import', loader]): Promise<ExampleOutcome[]> {
  const child = spawn(node, [...args, join(import.meta.dirname, 'run-examples.ts')], {
    env: { ...process.env, UV_THREADPOOL_SIZE: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const lines = stdout.split('\n').filter(line => line.startsWith('{"name":'));
  if (lines.length === 0) throw new Error(`The examples did not run: ${stderr}`);
  return lines.map(line => JSON.parse(line) as ExampleOutcome);
}
