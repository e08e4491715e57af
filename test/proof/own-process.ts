/** Runs one form of one proof whose standard input is a FIFO, and prints what was seen: see `prove.ts`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Prover, type Form } from './prove.ts';
import { proofsNamed } from './rows/index.ts';

const [module = '', row = '', index = '0', form = 'blocking', fifo = ''] = process.argv.slice(2);
const scratch = mkdtempSync(join(tmpdir(), 'event-loop-proof-'));
const prover = await Prover.in(scratch);
try {
  const proof = proofsNamed(module, row)[Number(index)];
  if (!proof) throw new RangeError(`There is no proof of '${row}'.`);
  console.log(JSON.stringify(await prover.seeForm(proof, form as Form, fifo)));
} finally {
  await prover.stop();
  rmSync(scratch, { recursive: true, force: true });
}
