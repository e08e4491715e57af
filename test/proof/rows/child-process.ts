/** `node:child_process`: a process that waits for a FIFO, and the shortest one, to see what starting one costs. */
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { call, each, member } from '../derive.ts';
import type { ModuleProofs } from '../model.ts';

/** What a process has written, as text: `stdout` of what `exec` resolves with and `spawnSync` returns, or the output itself. */
const output = (result: unknown): unknown => {
  const stdout = typeof result === 'object' && !(result instanceof Uint8Array) ? member(result, 'stdout') : result;
  return String(stdout);
};

export async function spawned([command, given]: readonly unknown[]): Promise<unknown> {
  const child = spawn(String(command), given as string[]);
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => {
      resolve();
    });
  });
  const [stdout] = await Promise.all([text(child.stdout), ended]);
  return { stdout };
}

export default {
  module: 'node:child_process',
  rows: {
    execSync: each(
      call('`true`', () => ['true'], { compare: output, elsewhere: 'later' }),
      call('a process that waits', ({ fifo }) => [`cat '${fifo}'`], { compare: output, held: 'writes' }),
    ),
    execFileSync: each(
      call('`true`', () => ['true'], { compare: output, elsewhere: 'later', missing: ({ fresh }) => [fresh] }),
      call('a process that waits', ({ fifo }) => ['cat', [fifo]], { compare: output, held: 'writes' }),
    ),
    spawnSync: each(
      call('`true`', () => ['true', []], { compare: output, elsewhere: 'later', counterpart: spawned }),
      call('a process that waits', ({ fifo }) => ['cat', [fifo]], { compare: output, held: 'writes', counterpart: spawned }),
    ),
  },
} satisfies ModuleProofs;
