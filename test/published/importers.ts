/**
 * Whoever uses a function that has become async: which functions of a file have, by their names, and which files of the
 * project both point at that file and say such a name. Text is searched, not resolved: what is found is for people to read.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { parseSync, Visitor, type Function } from 'oxc-parser';

/** The names of the functions that are async after an edit and were not before; those that have none are left out. */
export function madeAsync(file: string, before: string, after: string): string[] {
  const old = namesOfAsync(file, before);
  return [...namesOfAsync(file, after)].filter(([name, count]) => count > (old.get(name) ?? 0)).map(([name]) => name);
}

/** How many async functions have each name. */
function namesOfAsync(file: string, text: string): Map<string, number> {
  const names = new Map<string, number>();
  const add = (name: string | undefined, value: { readonly type: string } | null | undefined): void => {
    const isAsync = value != null && value.type.includes('Function') && 'async' in value && value.async === true;
    if (name !== undefined && isAsync) names.set(name, (names.get(name) ?? 0) + 1);
  };
  const nameOf = (key: { readonly type: string }): string | undefined =>
    'name' in key && typeof key.name === 'string' ? key.name : undefined;
  const visitor = new Visitor({
    FunctionDeclaration: (node: Function) => {
      add(node.id?.name, node);
    },
    FunctionExpression: (node: Function) => {
      add(node.id?.name, node);
    },
    VariableDeclarator: ({ id, init }) => {
      add(nameOf(id), init);
    },
    Property: ({ key, value }) => {
      add(nameOf(key), value);
    },
    MethodDefinition: ({ key, value }) => {
      add(nameOf(key), value);
    },
    PropertyDefinition: ({ key, value }) => {
      add(nameOf(key), value);
    },
    AssignmentExpression: ({ left, right }) => {
      add(nameOf('property' in left ? left.property : left), right);
    },
  });
  visitor.visit(parseSync(file, text).program);
  return names;
}

const POINTER = /(?<quote>['"`])(?<path>\.{1,2}\/[^'"`\n]*|\.{1,2})\k<quote>/g;

/** `importer: name`, for each name that a file which points at `file` says; tests and documentation among them. */
export function mentionsIn(folder: string, file: string, names: readonly string[]): string[] {
  if (names.length === 0) return [];
  const listed = execFileSync('git', ['ls-files'], { cwd: folder, encoding: 'utf8' })
    .split('\n')
    .filter(name => /\.(?:[cm]?[jt]sx?|vue|svelte|md)$/.test(name) && name !== file);
  return listed.flatMap(importer => {
    const text = readFileSync(join(folder, importer), 'utf8');
    const pointsAt = Array.from(text.matchAll(POINTER), ({ groups }) =>
      withoutExtension(posix.join(dirname(importer), groups?.path ?? '')),
    );
    if (!pointsAt.includes(withoutExtension(file))) return [];
    return names
      .filter(name => new RegExp(`(?<![\\w$])${name.replaceAll('$', '\\$')}(?![\\w$])`).test(text))
      .map(name => `${importer}: ${name}`);
  });
}

/** A module as importers may name it: without what says the kind of file, and without `index`. */
const withoutExtension = (path: string): string =>
  path
    .replace(/\/$/, '')
    .replace(/\.(?:[cm]?[jt]sx?)$/, '')
    .replace(/(?:^|\/)index$/, '');
