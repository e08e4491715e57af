/**
 * Roles: functions that a framework finds without a call. They are methods that override its own, decorated methods, and exports of files
 * such as `route.ts`. Knows nothing of functions that a call registers.
 */
import type { Catalog, FileRole, MethodRole, Role } from '../../catalog/index.ts';
import type { ClassMember, ClassSummary, FunctionId, ValueId } from '../../summary/model.ts';
import { endsOfPath } from '../calls/option-paths.ts';
import type { AbstractValue } from '../values/abstract-value.ts';
import type { Evaluation } from '../values/evaluation.ts';
import type { Module } from '../values/modules.ts';

/** Returns the role of each function of a module that has one. */
export function rolesOf(module: Module, evaluation: Evaluation, catalog: Catalog): ReadonlyMap<FunctionId, Role> {
  const roles = new Map<FunctionId, Role>();
  const add = (role: Role | FileRole, values: Iterable<AbstractValue>): void => {
    for (const value of values) {
      if (value.kind !== 'function' || value.module !== module) continue;
      catalog.matched('written' in role ? role.written : role);
      if (!roles.has(value.id)) roles.set(value.id, role);
    }
  };
  const addMembers = (role: Role, members: readonly ClassMember[]): void => {
    for (const member of members) add(role, evaluation.evaluate(module, member.value));
  };

  for (const summary of module.summary.classes) {
    const methods = summary.members.filter(member => !member.getter);
    for (const method of methods) {
      for (const role of decorationsOf(module, method.decorators, evaluation)) if (!isOfMethods(role)) addMembers(role, [method]);
    }
    const ofClass = [...decorationsOf(module, summary.decorators, evaluation), ...overridesOf(module, summary, evaluation)];
    for (const role of ofClass.filter(isOfMethods)) {
      const named = methods.filter(({ name, static: isStatic }) => !isStatic && role.methods.includes(name));
      addMembers(role, named);
    }
  }
  for (const role of filesOf(module, catalog)) add(role, exportedFor(role, module, evaluation));
  return roles;
}

const isOfMethods = (role: Role | MethodRole): role is MethodRole => 'methods' in role;

function decorationsOf(module: Module, decorators: readonly ValueId[] = [], evaluation: Evaluation): (Role | MethodRole)[] {
  return decorators
    .flatMap(decorator => [...evaluation.evaluate(module, decorator)])
    .flatMap(value => (value.kind === 'known' ? value.node.decorated : []));
}

/** Returns the roles of the methods that a class overrides. Searches everything that it and its base classes extend or implement. */
function overridesOf(module: Module, root: ClassSummary, evaluation: Evaluation): MethodRole[] {
  const lineage = new Map([[root, module]]);
  const found: MethodRole[] = [];
  for (const [summary, of] of lineage) {
    const bases = [...(summary.superClass === null ? [] : [summary.superClass]), ...summary.implements];
    for (const base of bases.flatMap(value => [...evaluation.evaluate(of, value)])) {
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

/** Returns the functions to which a file's role applies. Some roles also require names of parameters. */
function exportedFor({ exports, parameters = [] }: FileRole, module: Module, evaluation: Evaluation): AbstractValue[] {
  const [body] = module.summary.functions;
  if (!body) return [];
  const roots = evaluation.exports(module).map(value => ({ value, at: body.at, named: false }));
  const values = exports.flatMap(path => endsOfPath(path, roots, module, evaluation)).map(({ value }) => value);
  return values.filter(value => {
    if (value.kind !== 'function') return false;
    const { parameters: own = [] } = value.module.summary.functions[value.id] ?? {};
    return parameters.every((names, index) => names.includes(own[index] ?? ''));
  });
}
