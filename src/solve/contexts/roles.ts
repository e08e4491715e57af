/**
 * The functions that a framework finds by themselves, without a call that hands them over: methods of its classes and
 * interfaces, decorated methods, what a file with a name it looks for exports.
 */
import type { Catalog, FileRole, MethodRole, Role } from '../../catalog/index.ts';
import type { ClassMember, ClassSummary, FunctionId, ValueId } from '../../summary/model.ts';
import { endsOfPath } from '../calls/option-paths.ts';
import type { AbstractValue } from '../values/abstract-value.ts';
import type { Evaluation } from '../values/evaluation.ts';
import type { Module } from '../values/modules.ts';

/** The role of each function of a module that has one. */
export function rolesOf(module: Module, evaluator: Evaluation, catalog: Catalog): ReadonlyMap<FunctionId, Role> {
  const roles = new Map<FunctionId, Role>();
  const add = (role: Role | FileRole, values: Iterable<AbstractValue>): void => {
    for (const value of values) {
      if (value.kind !== 'function' || value.module !== module) continue;
      catalog.matched('written' in role ? role.written : role);
      if (!roles.has(value.id)) roles.set(value.id, role);
    }
  };
  const give = (role: Role, members: readonly ClassMember[]): void => {
    for (const member of members) add(role, evaluator.evaluate(module, member.value));
  };

  for (const summary of module.summary.classes) {
    const methods = summary.members.filter(member => !member.getter);
    for (const method of methods) {
      for (const role of decorationsOf(module, method.decorators, evaluator)) if (!isOfMethods(role)) give(role, [method]);
    }
    const ofClass = [...decorationsOf(module, summary.decorators, evaluator), ...overridesOf(module, summary, evaluator)];
    for (const role of ofClass)
      if (isOfMethods(role))
        give(
          role,
          methods.filter(({ name, static: of }) => !of && role.methods.includes(name)),
        );
  }
  for (const role of filesOf(module, catalog)) add(role, exportedFor(role, module, evaluator));
  return roles;
}

const isOfMethods = (role: Role | MethodRole): role is MethodRole => 'methods' in role;

function decorationsOf(module: Module, decorators: readonly ValueId[] = [], evaluator: Evaluation): (Role | MethodRole)[] {
  return decorators
    .flatMap(decorator => [...evaluator.evaluate(module, decorator)])
    .flatMap(value => (value.kind === 'known' ? value.node.decorated : []));
}

/** What is called of instances of a class, by what it and its base classes extend and implement. */
function overridesOf(module: Module, root: ClassSummary, evaluator: Evaluation): MethodRole[] {
  const lineage = new Map([[root, module]]);
  const found: MethodRole[] = [];
  for (const [summary, of] of lineage) {
    const bases = [...(summary.superClass === null ? [] : [summary.superClass]), ...summary.implements];
    for (const base of bases.flatMap(value => [...evaluator.evaluate(of, value)])) {
      if (base.kind === 'known') found.push(...base.node.overrides);
      const next = base.kind === 'class' ? base.module.summary.classes[base.id] : undefined;
      if (base.kind === 'class' && next) lineage.set(next, base.module);
    }
  }
  return found;
}

function filesOf({ file, summary }: Module, { files }: Catalog): FileRole[] {
  const path = file.replaceAll('\\', '/');
  return files.filter(
    ({ pattern, directive }) => pattern.test(path) && (directive === undefined || summary.directives.includes(directive)),
  );
}

function exportedFor({ exports, parameters = [] }: FileRole, module: Module, evaluator: Evaluation): AbstractValue[] {
  const [body] = module.summary.functions;
  if (!body) return [];
  const roots = evaluator.exports(module).map(value => ({ value, at: body.at, named: false }));
  const values = exports.flatMap(path => endsOfPath(path, roots, module, evaluator)).map(({ value }) => value);
  return values.filter(value => {
    if (value.kind !== 'function') return false;
    const { parameters: own = [] } = value.module.summary.functions[value.id] ?? {};
    return parameters.every((names, index) => names.includes(own[index] ?? ''));
  });
}
