/** The process of `parse-trial.ts`. It parses on a thread, because a thread has the smallest stack on which the parser runs. */
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import { parseSync, type ParserOptions } from 'oxc-parser';
import { readStandardInput } from '../disk/read.ts';

/** Starts a thread with this file. The sources of this project run by `tsx` while it is developed, and a thread has to ask for it. */
function startThread(data: object): Worker {
  if (!import.meta.filename.endsWith('.ts')) return new Worker(import.meta.filename, { workerData: data });
  const code = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(import.meta.url)}); });`;
  return new Worker(code, { eval: true, workerData: data });
}

if (isMainThread) {
  startThread({ text: readStandardInput(), language: process.argv[2] }).on('error', () => {
    process.exitCode = 1;
  });
} else {
  const { text, language } = workerData as { readonly text: string; readonly language: NonNullable<ParserOptions['lang']> };
  // The tree is made when it is asked for.
  const result = parseSync('a', text, { lang: language, astType: 'ts', sourceType: 'unambiguous', range: true, preserveParens: false });
  process.exitCode = result.program.body.length < 0 ? 1 : 0;
}
