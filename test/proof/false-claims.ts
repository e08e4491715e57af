/** Claims that are false: what is wrong with each must be found. Prints the problems of each as one line of JSON. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Proof } from './model.ts';
import { Prover, type Form } from './prove.ts';

/** Here patience always ends. */
const PATIENCE = 100;

const workload = 'a file';
const claims: readonly (readonly [name: string, form: Form, proof: Proof])[] = [
  [
    'a counterpart that blocks',
    'counterpart',
    { workload, forms: ({ file }) => ({ blocking: () => 1, counterpart: async () => Promise.resolve(readFileSync(file)) }) },
  ],
  [
    'a counterpart that blocks on a pipe',
    'counterpart',
    {
      workload,
      held: 'writes',
      forms: ({ fifo }) => ({ blocking: () => 1, counterpart: async () => Promise.resolve(readFileSync(fifo)) }),
    },
  ],
  [
    'a counterpart done at once',
    'counterpart',
    { workload, elsewhere: 'later', forms: () => ({ blocking: () => 1, counterpart: () => Promise.resolve(1) }) },
  ],
  ['a call that gives a promise', 'blocking', { workload, forms: ({ file }) => ({ blocking: () => readFile(file) }) }],
  [
    'a call that waits for nothing',
    'blocking',
    { workload, held: 'writes', forms: ({ file }) => ({ blocking: () => readFileSync(file) }) },
  ],
];

const scratch = mkdtempSync(join(tmpdir(), 'event-loop-claims-'));
const prover = await Prover.in(scratch, PATIENCE);
try {
  for (const [name, form, proof] of claims) console.log(JSON.stringify([name, (await prover.seeForm(proof, form))?.problems]));
} finally {
  await prover.stop();
  rmSync(scratch, { recursive: true, force: true });
}
