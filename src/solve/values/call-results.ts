/**
 * The values that calls return, and the values that a module specifier stands for in `import` and `require`. Knows what each kind of
 * callee returns, not how the callee was found.
 */
import type { Catalog, CatalogNode } from '../../catalog/index.ts';
import { UNKNOWN, type CallSite, type ValueId } from '../../summary/model.ts';
import type { AbstractValue } from './abstract-value.ts';
import { argumentsOfBound } from './arguments.ts';
import type { ReadValue } from './evaluation.ts';
import type { Interner } from './interner.ts';
import { returned, type Members } from './members.ts';
import type { Module, Modules } from './modules.ts';

/** The reader of parts of the evaluated value, with the activation of the same function. */
type ReadPart = (value: ValueId) => ReadonlySet<AbstractValue>;

export class CallResults {
  readonly #catalog: Catalog;
  readonly #modules: Modules;
  readonly #interner: Interner;
  readonly #members: Members;

  constructor(catalog: Catalog, modules: Modules, interner: Interner, members: Members) {
    this.#catalog = catalog;
    this.#modules = modules;
    this.#interner = interner;
    this.#members = members;
  }

  /** Returns the values that a call or a construction of the callee may return. */
  of(callee: AbstractValue, module: Module, call: CallSite, read: ReadValue, part: ReadPart): AbstractValue[] {
    switch (callee.kind) {
      case 'known':
        return this.#ofNode(callee.node, module, call, read, part);
      case 'function':
        return call.construct ? this.#members.instance(callee, read) : returned(callee, read);
      case 'class':
        return this.#members.instance(callee, read);
      case 'signature':
        return [...read(callee.module, callee.returns)];
      case 'invoker':
        if (callee.how === 'bind') return [this.#bound(callee.of, module, call)];
        return this.of(callee.of, module, { ...call, construct: false }, read, part);
      case 'bound': {
        const args = argumentsOfBound(callee, module, call);
        return args ? this.of(callee.of, module, { ...call, arguments: args }, read, part) : [];
      }
      default:
        return [];
    }
  }

  /** Returns the exports of the module that a specifier names. */
  moduleNamed(from: Module, specifier: string, read: ReadValue): AbstractValue[] {
    const module = this.#modules.resolve(from, specifier);
    const declarations = this.#modules.declarations(from, specifier);
    // The catalog describes installed packages, even those whose source is read. Only the user's tables describe the project's own files.
    const isOwn = module !== undefined && module.package === undefined;
    return [
      ...this.#members.known(isOwn ? this.#catalog.projectFile(module.file, specifier) : this.#catalog.module(specifier)),
      ...[module, declarations].flatMap(found => (found ? this.#members.commonJs(found, read) : [])),
    ];
  }

  #bound(of: AbstractValue, module: Module, site: CallSite): AbstractValue {
    return site.arguments.length > 1 ? this.#interner.get({ kind: 'bound', of, module, site }) : of;
  }

  #ofNode(node: CatalogNode, module: Module, call: CallSite, read: ReadValue, part: ReadPart): AbstractValue[] {
    const { result } = node;
    if (!result) return this.#members.known(this.#catalog.step(node, { step: call.construct ? 'instance' : 'result' }));
    this.#catalog.matched(result);
    const argument = (index: number) => [...part(call.arguments[index]?.value ?? UNKNOWN)];
    if ('argument' in result) return argument(result.argument);
    if ('promisified' in result) {
      return argument(result.promisified).flatMap(of =>
        of.kind === 'known' || of.kind === 'function' ? [this.#interner.get({ kind: 'promisified', of })] : [],
      );
    }
    return argument(result.moduleNamed).flatMap(name =>
      name.kind === 'literal' && typeof name.value === 'string' ? this.moduleNamed(module, name.value, read) : [],
    );
  }
}
