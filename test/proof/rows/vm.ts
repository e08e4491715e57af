/** `node:vm`: a sum, in each way that there is to run it. */
import { Script, createContext } from 'node:vm';
import { call, written } from '../derive.ts';
import type { ModuleProofs } from '../model.ts';
import * as vm from 'node:vm';

const source = 'let sum = 0; for (let i = 0; i < 1000; i++) sum += i; sum';
// A declaration may be made once in a context.
const block = `{ ${source} }`;
const workload = 'a loop of a thousand';
const script = (): Script => new Script(block);

export default {
  module: 'node:vm',
  rows: {
    compileFunction: written(workload, () => ({ blocking: () => (vm.compileFunction(`${source}; return sum;`) as () => unknown)() })),
    createContext: written('an empty one', () => ({ blocking: () => vm.isContext(vm.createContext({})) })),
    runInContext: call(workload, () => [block, createContext({})]),
    runInNewContext: call(workload, () => [block]),
    runInThisContext: call(workload, () => [block]),
    'Script#runInContext': call(workload, () => [createContext({})], { on: script }),
    'Script#runInNewContext': call(workload, () => [], { on: script }),
    'Script#runInThisContext': call(workload, () => [], { on: script }),
  },
} satisfies ModuleProofs;
