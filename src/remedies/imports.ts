/**
 * What the file under lint has imported, and how to get at something else: through a name that is there, or by an import
 * that is added. Knows what names are taken, so that none is captured or shadowed.
 */
import { isBuiltin } from 'node:module';
import type { TSESTree } from '@typescript-eslint/utils';
import { keyName, staticString, unwrap, type Node } from '../syntax/nodes.ts';
import type { Variable } from '../syntax/scopes.ts';
import { isDirective, type EditedFile } from './edited-file.ts';
import { insert, type Edit } from './model.ts';
import { canonical, specifierOf, styleOf, type Style } from './style.ts';

/** A name of the file that stands for a module, or for one of its exports. */
export interface ImportedName {
  readonly variable: Variable;
  /** With `node:`, if it is Node's. */
  readonly module: string;
  /** The export; `*` for the module as a whole. */
  readonly name: string;
  /** The statement, and where in it names are listed, if they are. */
  readonly statement: Node;
  readonly list: TSESTree.ImportDeclaration | TSESTree.ObjectPattern | undefined;
}

interface Known {
  readonly style: Style;
  readonly names: readonly ImportedName[];
  /** By whatever it is that they name. */
  readonly taken: ReadonlySet<string>;
}

/** What is known of a file, once for all its remedies. */
const known = new WeakMap<EditedFile, Known>();

function knownOf(file: EditedFile): Known {
  const found = known.get(file) ?? learn(file);
  known.set(file, found);
  return found;
}

function learn(file: EditedFile): Known {
  const variables = file.scopes.flatMap(scope => scope.variables.filter(({ defs }) => defs.length > 0).map(({ name }) => name));
  const globals = file.scopes.flatMap(scope => scope.through.map(({ identifier }) => identifier.name));
  return { style: styleOf(file), names: file.topLevel().flatMap(importedName), taken: new Set([...variables, ...globals]) };
}

/** The imports of a file, and those that one remedy adds. */
export class Imports {
  readonly #file: EditedFile;
  readonly #style: Style;
  readonly #names: readonly ImportedName[];
  readonly #taken: ReadonlySet<string>;
  /** The names that this remedy takes. */
  readonly #own = new Set<string>();
  /** What has to be imported, by module: each export with the name it gets. */
  readonly #added = new Map<string, Map<string, string>>();

  constructor(file: EditedFile) {
    this.#file = file;
    const { style, names, taken } = knownOf(file);
    this.#style = style;
    this.#names = names;
    this.#taken = taken;
  }

  get style(): Style {
    return this.#style;
  }

  /** What a variable was imported as. */
  of(variable: Variable | undefined): ImportedName | undefined {
    return this.#names.find(name => name.variable === variable);
  }

  /** How to write an export of a module at a node. What has to be imported for that is among the `edits`. */
  access(module: string, name: string, at: Node): string {
    const wanted = canonical(module);
    return this.#there(wanted, name, at) ?? this.#add(wanted, name);
  }

  /** The imports that have to be added. */
  edits(): Edit[] {
    return [...this.#added].map(([module, names]) => this.#edit(module, [...names]));
  }

  #there(module: string, name: string, at: Node): string | undefined {
    const inSight = this.#names.filter(found => this.#isEarly(found) && this.#file.variable(found.variable.name, at) === found.variable);
    const through = (found: ImportedName | undefined, path: string): string | undefined => found && found.variable.name + path;
    const of = (from: string, ...names: readonly string[]): ImportedName | undefined =>
      inSight.find(found => found.module === from && names.includes(found.name));
    const whole = isBuiltin(module) ? ['*', 'default'] : ['*'];
    const found = through(of(module, name), '') ?? through(of(module, ...whole), `.${name}`);
    if (found !== undefined || !module.endsWith('/promises')) return found;
    // `fs.promises` is the module `fs/promises`.
    const parent = module.slice(0, -'/promises'.length);
    const usesMember = (name: ImportedName | undefined): boolean =>
      name !== undefined && new RegExp(`\\b${name.variable.name}\\.promises\\b`).test(this.#file.text);
    const parentName = of(parent, '*', 'default');
    return through(of(parent, 'promises'), `.${name}`) ?? (usesMember(parentName) ? through(parentName, `.promises.${name}`) : undefined);
  }

  #add(module: string, name: string): string {
    const names = this.#added.get(module) ?? new Map<string, string>();
    const local = names.get(name) ?? this.free(name);
    this.#added.set(module, names.set(name, local));
    return local;
  }

  #edit(module: string, names: readonly (readonly [name: string, local: string])[]): Edit {
    const { modules, quote, semicolon, newline } = this.#style;
    const list = names.map(([name, local]) => (local === name ? name : `${name}${modules === 'esm' ? ' as' : ':'} ${local}`)).join(', ');
    const early = this.#names.filter(found => this.#isEarly(found));
    const listed = early.find(found => found.module === module && found.list && canExtend(found.list));
    if (listed?.list) return insert(endOfList(listed.list), `, ${list}`);
    const specifier = `${quote}${specifierOf(module, this.#style)}${quote}`;
    const statement =
      modules === 'esm' ? `import { ${list} } from ${specifier}${semicolon}` : `const { ${list} } = require(${specifier})${semicolon}`;
    const anchor = early.find(found => found.module === module.replace(/\/promises$/, '')) ?? early.at(-1);
    const place = anchor ? this.#file.endOf(anchor.statement) : this.#file.beginning();
    const isFirst = place === 0 || this.#file.text[place - 1] === '\n';
    const isFollowed = !isFirst && /^[^\S\r\n]*\S/.test(this.#file.text.slice(place));
    const end = semicolon === '' && (isFollowed || this.#file.continuesAt(place)) ? ';' : '';
    return insert(place, isFirst ? statement + end + newline : newline + statement + end);
  }

  /** Whether a name has its value before anything runs: an `import`, or a `require` above the first statement that does something. */
  #isEarly({ statement }: ImportedName): boolean {
    const first = this.#file.ast.body.find(node => !isDeclaration(node) && !isDirective(node));
    return statement.type === 'ImportDeclaration' || !first || statement.range[0] < first.range[0];
  }

  /** A name that nothing in the file has. */
  free(name: string): string {
    const base = /^[a-z$_][\w$]*$/i.test(name) ? name : 'load';
    const candidates = [base, `${base}Async`, `${base}Promise`];
    for (let count = 2; ; count++) {
      const free = candidates.find(candidate => !this.#taken.has(candidate) && !this.#own.has(candidate));
      if (free !== undefined) {
        this.#own.add(free);
        return free;
      }
      candidates.push(`${base}${count}`);
    }
  }
}

const isDeclaration = ({ type }: Node): boolean => /^(?:Import|Export|TS)|Declaration$/.test(type);

/** What a variable of the top level is imported as; nothing where it is something else, or may become it. */
function importedName(variable: Variable): ImportedName[] {
  const [def] = variable.defs;
  if (!def || variable.defs.length > 1 || variable.references.some(reference => reference.isWrite() && !reference.init)) return [];
  const { node, parent } = def as { readonly node: Node; readonly parent?: Node | null };
  switch (node.type) {
    case 'ImportSpecifier':
    case 'ImportDefaultSpecifier':
    case 'ImportNamespaceSpecifier': {
      if (parent?.type !== 'ImportDeclaration' || parent.importKind === 'type') return [];
      const name =
        node.type === 'ImportSpecifier' ? keyName(node.imported, false) : node.type === 'ImportDefaultSpecifier' ? 'default' : '*';
      if (name === undefined || (node.type === 'ImportSpecifier' && node.importKind === 'type')) return [];
      return [{ variable, module: canonical(parent.source.value), name, statement: parent, list: parent }];
    }
    case 'TSImportEqualsDeclaration': {
      const { moduleReference } = node;
      const module = moduleReference.type === 'TSExternalModuleReference' ? staticString(moduleReference.expression) : undefined;
      return module === undefined ? [] : [{ variable, module: canonical(module), name: '*', statement: node, list: undefined }];
    }
    case 'VariableDeclarator':
      return required(variable, node);
    default:
      return [];
  }
}

/** `const fs = require('fs')`, `const { readFile } = require('fs').promises`. */
function required(variable: Variable, { id, init, parent: statement }: TSESTree.VariableDeclarator): ImportedName[] {
  const module = init ? requiredModule(unwrap(init)) : undefined;
  // What stands in a block may never be loaded.
  if (module === undefined || !/^(?:Program|ExportNamedDeclaration)$/.test(statement.parent.type)) return [];
  if (id.type === 'Identifier') return [{ variable, module, name: '*', statement, list: undefined }];
  if (id.type !== 'ObjectPattern') return [];
  for (const property of id.properties) {
    if (property.type !== 'Property' || property.value.type !== 'Identifier' || property.value.name !== variable.name) continue;
    const name = keyName(property.key, property.computed);
    if (name !== undefined) return [{ variable, module, name, statement, list: id }];
  }
  return [];
}

function requiredModule(init: Node): string | undefined {
  if (init.type === 'MemberExpression') {
    const module = keyName(init.property, init.computed) === 'promises' ? requiredModule(unwrap(init.object)) : undefined;
    return module === undefined ? undefined : `${module}/promises`;
  }
  if (init.type !== 'CallExpression' || init.callee.type !== 'Identifier' || init.callee.name !== 'require') return undefined;
  const [argument] = init.arguments;
  const specifier = argument ? staticString(argument) : undefined;
  return specifier === undefined ? undefined : canonical(specifier);
}

/** Whether names can be added to a list of them. */
function canExtend(list: TSESTree.ImportDeclaration | TSESTree.ObjectPattern): boolean {
  if (list.type === 'ObjectPattern') return list.properties.at(-1)?.type === 'Property';
  return list.specifiers.at(-1)?.type === 'ImportSpecifier';
}

function endOfList(list: TSESTree.ImportDeclaration | TSESTree.ObjectPattern): number {
  const last = list.type === 'ObjectPattern' ? list.properties.at(-1) : list.specifiers.at(-1);
  return (last ?? list).range[1];
}
