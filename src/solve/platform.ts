/** What the language and Node give, by its access path, whether the catalog lists it or not. */
import { isBuiltin } from 'node:module';
import type { Value, ValueId } from '../summary/model.ts';
import type { Module } from './things.ts';

/** The access path of a value that is the platform's own: `Date.now`, `node:process.hrtime`, `Promise.resolve().then`. */
export function platformPath(module: Module, id: ValueId): string | undefined {
  const { values, calls } = module.summary;
  const steps: string[] = [];
  for (let value: Value | undefined = values[id]; ; ) {
    switch (value?.kind) {
      case 'member':
        // A default import of a builtin module is the module.
        if (!(value.name === 'default' && values[value.object]?.kind === 'module') && value.name !== 'globalThis') steps.unshift(`.${value.name}`);
        value = values[value.object];
        break;
      case 'result': {
        const site = calls[value.call];
        const callee = site ? platformPath(module, site.callee) : undefined;
        if (!site || callee === undefined) return undefined;
        return (site.construct ? `new ${callee}` : `${callee}()`) + steps.join('');
      }
      case 'global':
        return value.name === 'globalThis' || value.name === 'global' ? steps.join('').slice(1) : value.name + steps.join('');
      case 'literal':
        return `literal${steps.join('')}`;
      case 'module': {
        const { specifier } = value;
        return isBuiltin(specifier) ? `node:${specifier.replace(/^node:/, '')}${steps.join('')}` : undefined;
      }
      default:
        return undefined;
    }
  }
}
