/** The process of `parse-trial.ts`. It parses on a thread, because a thread has the smallest stack on which the parser runs. */
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import { parseSync, type ParserOptions } from 'oxc-parser';
import { readStandardInput } from '../disk/read.ts';

if (isMainThread) {
  const worker = new Worker(import.meta.filename, { workerData: { text: readStandardInput(), language: process.argv[2] } });
  worker.on('error', () => {
    process.exitCode = 1;
  });
} else {
  const { text, language } = workerData as { readonly text: string; readonly language: NonNullable<ParserOptions['lang']> };
  // The tree is made when it is asked for.
  const result = parseSync('a', text, { lang: language, astType: 'ts', sourceType: 'unambiguous', range: true, preserveParens: false });
  process.exitCode = result.program.body.length < 0 ? 1 : 0;
}
