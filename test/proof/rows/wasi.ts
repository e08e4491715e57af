/** `node:wasi`: programs of nothing, which begin and end. */
import { WASI } from 'node:wasi';
import { member, written } from '../derive.ts';
import type { ModuleProofs } from '../model.ts';

/** The bytes of a WebAssembly module that has a memory, and a function of this name that does nothing. */
function program(entry: string): Uint8Array<ArrayBuffer> {
  const name = [entry.length, ...Buffer.from(entry)];
  const memory = [6, ...Buffer.from('memory'), 2, 0];
  const section = (id: number, ...content: number[]): number[] => [id, content.length, ...content];
  return Uint8Array.from([
    ...[0, ...Buffer.from('asm'), 1, 0, 0, 0],
    ...section(1, 1, 0x60, 0, 0),
    ...section(3, 1, 0),
    ...section(5, 1, 0, 1),
    ...section(7, 2, ...memory, ...name, 0, 0),
    ...section(10, 1, 2, 0, 0x0b),
  ]);
}

/** Without the DOM's types the compiler does not know the global. */
const construct = (name: string, given: unknown): object =>
  Reflect.construct(member(member(globalThis, 'WebAssembly'), name) as new (given: unknown) => object, [given]);

const running = (entry: string, run: (wasi: WASI, instance: object) => unknown) =>
  written('a program of nothing', () => {
    const compiled = construct('Module', program(entry));
    const instance = construct('Instance', compiled);
    const wasi = new WASI({ version: 'preview1' });
    return { blocking: () => run(wasi, instance) };
  });

export default {
  module: 'node:wasi',
  rows: {
    'WASI#initialize': running('_initialize', (wasi, instance) => {
      wasi.initialize(instance);
    }),
    'WASI#start': running('_start', (wasi, instance) => wasi.start(instance)),
  },
} satisfies ModuleProofs;
