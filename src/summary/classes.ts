/** The classes of a file: their base, their interfaces, and the members of their instances. */
import type { TSESTree } from '@typescript-eslint/utils';
import { keyName, type Node } from '../syntax/nodes.ts';
import type { Lowering } from './lowering.ts';
import type { ClassMember, ClassSummary } from './model.ts';
import { nameOf } from './names.ts';

export function summariseClass(lowering: Lowering, id: number): ClassSummary {
  const record = lowering.collected.classes[id];
  if (!record) throw new RangeError(`There is no class ${id}.`);
  const { node, construction } = record;
  const members: ClassMember[] = [];
  for (const member of node.body.body) {
    switch (member.type) {
      case 'MethodDefinition':
      case 'TSAbstractMethodDefinition': {
        const name = keyName(member.key, member.computed);
        if (member.kind === 'constructor') members.push(...parameterProperties(lowering, member.value));
        else if (name !== undefined && member.kind !== 'set') {
          const value = lowering.expression(member.value);
          members.push({ name, static: member.static, getter: member.kind === 'get', value, ...decoration(lowering, member) });
        }
        break;
      }
      case 'PropertyDefinition':
      case 'AccessorProperty':
      case 'TSAbstractPropertyDefinition': {
        const name = keyName(member.key, member.computed);
        if (name === undefined) break;
        const type = lowering.type(member.typeAnnotation?.typeAnnotation);
        const value = lowering.table.add({ kind: 'any', of: [lowering.expression(member.value), type, lowering.documented.of(member)] });
        members.push({ name, static: member.static, getter: false, value, ...decoration(lowering, member) });
        break;
      }
    }
  }
  return {
    name: node.id?.name ?? nameOf(node),
    superClass: node.superClass ? lowering.expression(node.superClass) : null,
    abstract: isAbstract(node),
    implements: interfacesOf(node).map(({ expression }) => lowering.heritage(expression)),
    construction,
    members,
    ...decoration(lowering, node),
  };
}

/** Returns the decorators of a class or a member. ESLint's own parser knows no decorators. */
function decoration(
  lowering: Lowering,
  { decorators = [] }: { readonly decorators?: TSESTree.Decorator[] },
): Pick<ClassMember, 'decorators'> {
  if (decorators.length === 0) return {};
  const called = decorators.map(({ expression }) => (expression.type === 'CallExpression' ? expression.callee : expression));
  return { decorators: called.map(lowering.expression) };
}

// ESLint's own parser knows neither `abstract` nor `implements`.
const isAbstract = ({ abstract }: { readonly abstract?: boolean }): boolean => abstract === true;
const interfacesOf = (node: { readonly implements?: TSESTree.TSClassImplements[] }): TSESTree.TSClassImplements[] => node.implements ?? [];

/** Returns the fields that a constructor declares: `constructor(private readonly repo: Repo)`. */
function parameterProperties(lowering: Lowering, constructor: Node): ClassMember[] {
  if (!('params' in constructor)) return [];
  return constructor.params.flatMap(parameter => {
    if (parameter.type !== 'TSParameterProperty') return [];
    const target = parameter.parameter.type === 'AssignmentPattern' ? parameter.parameter.left : parameter.parameter;
    const variable = lowering.names.variableOf(target);
    return variable ? [{ name: target.name, static: false, getter: false, value: lowering.variable(variable) }] : [];
  });
}
