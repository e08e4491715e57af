/** What the language and Node give, by its access path, whether the catalog lists it or not. */
import { isBuiltin } from 'node:module';
import type { CallSite, ValueId } from '../../summary/model.ts';
import type { Module } from '../values/modules.ts';

/** No API is further from its module; a value that leads back to itself ends here. */
const MAX_STEPS = 10;

/** The access path of a value that is the platform's own: `Date.now`, `node:process.hrtime`, `Promise.resolve().then`. */
export function platformPath(module: Module, id: ValueId): string | undefined {
  const path = pathOf(module, id, MAX_STEPS);
  return path?.replace(/^(new )?global(?:This)?\./, '$1');
}

/** The access path of what is called; one that is constructed with arguments is told apart: `new Date(…)` is no clock. */
export function calledPath(module: Module, site: CallSite): string | undefined {
  return constructed(site, platformPath(module, site.callee));
}

const constructed = ({ construct, arguments: args }: CallSite, path: string | undefined): string | undefined =>
  construct && path !== undefined ? `new ${path}${args.length > 0 ? '(…)' : ''}` : path;

function pathOf(module: Module, id: ValueId, steps: number): string | undefined {
  const symbolic = module.summary.values[id];
  if (steps === 0) return undefined;
  switch (symbolic?.kind) {
    case 'member': {
      const object = pathOf(module, symbolic.object, steps - 1);
      // A builtin module's default export is the module.
      const isModule = symbolic.name === 'default' && module.summary.values[symbolic.object]?.kind === 'module';
      return object === undefined || isModule ? object : `${object}.${symbolic.name}`;
    }
    case 'result': {
      const site = module.summary.calls[symbolic.call];
      const callee = site && pathOf(module, site.callee, steps - 1);
      if (!site || callee === undefined) return undefined;
      return site.construct ? constructed(site, callee) : `${callee}()`;
    }
    case 'global':
      return symbolic.name;
    case 'literal':
      return 'literal';
    case 'module':
      return isBuiltin(symbolic.specifier) ? `node:${symbolic.specifier.replace(/^node:/, '')}` : undefined;
    default:
      return undefined;
  }
}
