/**
 * The one extractor, from a file's syntax tree and scopes to its summary. For the file under lint, ESLint supplies both. For
 * other files, oxc supplies the tree and typescript-eslint's scope manager the scopes. The summary is the same.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { namesOf, type ScopeManager, type Variable } from '../syntax/scopes.ts';
import type { VisitorKeys } from '../syntax/walk.ts';
import { summariseAwaits } from './awaits.ts';
import { createBindings } from './bindings.ts';
import { impliedSuperCalls, summariseCall } from './calls.ts';
import { summariseClass } from './classes.ts';
import { collect } from './collect.ts';
import { documentedOffsets } from './doc-places.ts';
import { docTagsOf, type Comment } from './doc-tags.ts';
import { docTypesOf } from './doc-types.ts';
import { namedExports, namespaceObject, starExports } from './exports.ts';
import { Escapes } from './escapes.ts';
import { createExpressions } from './expressions.ts';
import { summariseFunction } from './functions.ts';
import { summariseLoops } from './loops/loops.ts';
import type { Lowering } from './lowering.ts';
import type { ModuleSummary, ValueId } from './model.ts';
import { OnceCalls } from './once.ts';
import { propertyReads } from './property-reads.ts';
import { spansOf } from './spans.ts';
import { createTypes } from './types.ts';
import { ValueTable } from './values.ts';
import { writesOfAssignment, writesOfCall, writesOfExport } from './property-writes.ts';

/** A parsed file. Offsets count from the first character after a byte order mark. */
export interface Source {
  readonly text: string;
  readonly ast: TSESTree.Program;
  readonly scopeManager: ScopeManager;
  readonly comments: readonly Comment[];
  readonly visitorKeys?: VisitorKeys;
}

export function summarise({ text, ast, scopeManager, comments, visitorKeys = {} }: Source): ModuleSummary {
  const collected = collect(ast, visitorKeys);
  const spanOf = spansOf(text);
  const lowering: Lowering = {
    spanOf,
    table: new ValueTable(),
    collected,
    names: namesOf(scopeManager),
    expression: node => expressions.expression(node),
    base: node => expressions.base(node),
    variable: variable => bindings(variable),
    type: node => types.type(node),
    heritage: expression => types.heritage(expression),
    declaredType: node => types.declaredType(node),
    get documented() {
      return documented;
    },
    namespace: node => types.once(node, () => namespaceObject(lowering, node)),
  };
  const expressions = createExpressions(lowering);
  const bindings = createBindings(lowering);
  const types = createTypes(lowering);
  const documented = docTypesOf(lowering, text, comments, scopeManager);

  const escapes = new Escapes(lowering);
  const once = new OnceCalls(lowering);
  const documentable = new Set(collected.functions.flatMap(({ node }) => (node ? documentedOffsets(node) : [])));
  const firstStatement = ast.body[0]?.range[0] ?? text.length;
  const tags = docTagsOf(text, comments, offset => documentable.has(offset), firstStatement);
  return {
    functions: collected.functions.map((record, id) => summariseFunction(lowering, record, id, escapes, spanOf, tags)),
    classes: collected.classes.map((_, id) => summariseClass(lowering, id)),
    // The collected calls first: values refer to them by their index.
    calls: [...collected.calls.map(call => summariseCall(lowering, call, once, spanOf, text)), ...impliedSuperCalls(lowering, spanOf)],
    awaits: summariseAwaits(lowering),
    loops: summariseLoops(lowering, text, visitorKeys),
    reads: propertyReads(lowering, spanOf, text),
    writes: [
      ...collected.assignments.flatMap(node => writesOfAssignment(lowering, node)),
      ...collected.calls.flatMap(({ node }) => writesOfCall(lowering, node)),
      ...collected.exports.flatMap(node => writesOfExport(lowering, node)),
    ],
    exports: collected.exports.flatMap(node => namedExports(lowering, node)),
    stars: collected.exports.flatMap(node => starExports(lowering, node)),
    imports: importsOf(lowering, scopeManager),
    tags: tags.ofFile,
    directives: directivesOf(ast),
    values: lowering.table.list,
  };
}

function directivesOf({ body }: TSESTree.Program): string[] {
  const first = body.findIndex(node => node.type !== 'ExpressionStatement' || !node.directive);
  return body.slice(0, first < 0 ? body.length : first).flatMap(node => ('directive' in node && node.directive ? [node.directive] : []));
}

/** Returns the parts of other modules that the file names, called or not. */
function importsOf(lowering: Lowering, scopeManager: ScopeManager): ValueId[] {
  const { table, collected } = lowering;
  const isImport = (id: ValueId): boolean => {
    const value = table.list[id];
    return value?.kind === 'module' || (value?.kind === 'member' && isImport(value.object));
  };
  const variables = scopeManager.scopes
    .flatMap(scope => scope.variables)
    .filter(bindsImport)
    .map(lowering.variable);
  const members = collected.members.flatMap(({ node }) => (node.object.type === 'Identifier' ? [lowering.expression(node)] : []));
  return [...new Set([...variables, ...members])].filter(isImport);
}

/** Tells whether a variable may be a module or a part of one. Others need not be lowered. */
const bindsImport = ({ defs }: Variable): boolean =>
  defs.some(({ type, node }) => type === 'ImportBinding' || (node.type === 'VariableDeclarator' && node.init?.type === 'CallExpression'));
