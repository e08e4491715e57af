/**
 * The imports of the file under lint. Accesses an export through an imported name, or adds an import. Knows the names in
 * use, so that a new name neither captures nor shadows one.
 */
import { isBuiltin } from 'node:module';
import type { TSESTree } from '@typescript-eslint/utils';
import { getOrMake, remembered } from '../collections/maps.ts';
import { keyName, staticString, unwrap, type Node } from '../syntax/nodes.ts';
import type { Variable } from '../syntax/scopes.ts';
import { isDirective, type EditedFile } from './edited-file.ts';
import { insert, type Edit } from './model.ts';
import { canonical, specifierOf, styleOf, type Style } from './style.ts';

/** A name in the file that refers to a module, or to one of its exports. */
export interface ImportedName {
  readonly variable: Variable;
  /** The module's name, with `node:` if it is Node's. */
  readonly module: string;
  /** The name of the export; `*` for the whole module. */
  readonly name: string;
  readonly statement: Node;
  /** The node that may list several names, if the statement has one. */
  readonly list: TSESTree.ImportDeclaration | TSESTree.ObjectPattern | undefined;
}

interface FileImports {
  readonly style: Style;
  readonly names: readonly ImportedName[];
  /** The names of all variables and globals in the file. */
  readonly taken: ReadonlySet<string>;
  /** The names that the file reads a member `promises` of. */
  readonly withPromises: ReadonlySet<string>;
}

/** Returns the imports of a file, shared by all its remedies. */
const importsIn = remembered((file: EditedFile): FileImports => {
  const variables = file.scopes.flatMap(scope => scope.variables.filter(({ defs }) => defs.length > 0).map(({ name }) => name));
  const globals = file.scopes.flatMap(scope => scope.through.map(({ identifier }) => identifier.name));
  return {
    style: styleOf(file),
    names: file.topLevel().flatMap(importedName),
    taken: new Set([...variables, ...globals]),
    withPromises: new Set(Array.from(file.text.matchAll(/(?<![\w$])([\w$]+)\.promises\b/g), ([, name = '']) => name)),
  };
});

/** The imports of a file, and the imports that one remedy adds. */
export class Imports {
  readonly #file: EditedFile;
  readonly #imports: FileImports;
  /** The names that this remedy takes. */
  readonly #own = new Set<string>();
  /** The imports to add: for each module, the local name of each export. */
  readonly #added = new Map<string, Map<string, string>>();

  constructor(file: EditedFile) {
    this.#file = file;
    this.#imports = importsIn(file);
  }

  get style(): Style {
    return this.#imports.style;
  }

  /** Finds the import of a variable. */
  of(variable: Variable | undefined): ImportedName | undefined {
    return this.#imports.names.find(name => name.variable === variable);
  }

  /** Returns the code for an export of a module at a node. Adds to the `edits` the import that the code needs. */
  access(module: string, name: string, at: Node): string {
    const wanted = canonical(module);
    return this.#there(wanted, name, at) ?? this.#add(wanted, name);
  }

  /** Returns the edits that add imports. */
  edits(): Edit[] {
    return [...this.#added].map(([module, names]) => this.#edit(module, [...names]));
  }

  #there(module: string, name: string, at: Node): string | undefined {
    const inSight = this.#imports.names.filter(
      found => this.#isEarly(found) && this.#file.variable(found.variable.name, at) === found.variable,
    );
    const through = (found: ImportedName | undefined, path: string): string | undefined => found && found.variable.name + path;
    const of = (from: string, ...names: readonly string[]): ImportedName | undefined =>
      inSight.find(found => found.module === from && names.includes(found.name));
    const whole = isBuiltin(module) ? ['*', 'default'] : ['*'];
    const found = through(of(module, name), '') ?? through(of(module, ...whole), `.${name}`);
    if (found !== undefined || !module.endsWith('/promises')) return found;
    // `fs.promises` is the module `fs/promises`.
    const parent = module.slice(0, -'/promises'.length);
    const usesMember = (name: ImportedName | undefined): boolean =>
      name !== undefined && this.#imports.withPromises.has(name.variable.name);
    const parentName = of(parent, '*', 'default');
    return through(of(parent, 'promises'), `.${name}`) ?? (usesMember(parentName) ? through(parentName, `.promises.${name}`) : undefined);
  }

  #add(module: string, name: string): string {
    const names = getOrMake(this.#added, module, () => new Map<string, string>());
    return getOrMake(names, name, () => this.free(name));
  }

  #edit(module: string, names: readonly (readonly [name: string, local: string])[]): Edit {
    const { modules, quote, semicolon, newline } = this.#imports.style;
    const list = names.map(([name, local]) => (local === name ? name : `${name}${modules === 'esm' ? ' as' : ':'} ${local}`)).join(', ');
    const early = this.#imports.names.filter(found => this.#isEarly(found));
    const listed = early.find(found => found.module === module && found.list && canExtend(found.list));
    if (listed?.list) return insert(endOfList(listed.list), `, ${list}`);
    const specifier = `${quote}${specifierOf(module, this.#imports.style)}${quote}`;
    const statement =
      modules === 'esm' ? `import { ${list} } from ${specifier}${semicolon}` : `const { ${list} } = require(${specifier})${semicolon}`;
    const anchor = early.find(found => found.module === module.replace(/\/promises$/, '')) ?? early.at(-1);
    const offset = anchor ? this.#file.endOf(anchor.statement) : this.#file.beginning();
    const isFirst = offset === 0 || this.#file.text[offset - 1] === '\n';
    const isFollowed = !isFirst && /^[^\S\r\n]*\S/.test(this.#file.text.slice(offset));
    const end = semicolon === '' && (isFollowed || this.#file.continuesAt(offset)) ? ';' : '';
    return insert(offset, isFirst ? statement + end + newline : newline + statement + end);
  }

  /**
   * Tells whether a name has its value before other code runs. An `import` has, and so has a `require` above the first
   * statement that is no declaration.
   */
  #isEarly({ statement }: ImportedName): boolean {
    const first = this.#file.ast.body.find(node => !isDeclaration(node) && !isDirective(node));
    return statement.type === 'ImportDeclaration' || !first || statement.range[0] < first.range[0];
  }

  /** Returns a name that the file doesn't use, and reserves it for this remedy. */
  free(name: string): string {
    const base = /^[a-z$_][\w$]*$/i.test(name) ? name : 'load';
    const candidates = [base, `${base}Async`, `${base}Promise`];
    for (let count = 2; ; count++) {
      const free = candidates.find(candidate => !this.#imports.taken.has(candidate) && !this.#own.has(candidate));
      if (free !== undefined) {
        this.#own.add(free);
        return free;
      }
      candidates.push(`${base}${count}`);
    }
  }
}

const isDeclaration = ({ type }: Node): boolean => /^(?:Import|Export|TS)|Declaration$/.test(type);

/** Returns the import of a top-level variable; nothing if the variable has another value, or may be assigned one. */
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

/** Returns the import of a required variable: `const fs = require('fs')`, `const { readFile } = require('fs').promises`. */
function required(variable: Variable, { id, init, parent: statement }: TSESTree.VariableDeclarator): ImportedName[] {
  const module = init ? requiredModule(unwrap(init)) : undefined;
  // A `require` in a block may never run.
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

/** Tells whether an import's list can take more names. */
function canExtend(list: TSESTree.ImportDeclaration | TSESTree.ObjectPattern): boolean {
  if (list.type === 'ObjectPattern') return list.properties.at(-1)?.type === 'Property';
  return list.specifiers.at(-1)?.type === 'ImportSpecifier';
}

function endOfList(list: TSESTree.ImportDeclaration | TSESTree.ObjectPattern): number {
  const last = list.type === 'ObjectPattern' ? list.properties.at(-1) : list.specifiers.at(-1);
  return (last ?? list).range[1];
}
