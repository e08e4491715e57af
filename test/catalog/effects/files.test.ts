/** The effects of file functions: by their names, and as fields of the rows of `node:fs` and of what has its functions. */
import { describe, expect, it } from 'vitest';
import { blockingTables, eventOf, isListenerMethod, isNamedAsEvent, isReactionMethod } from '../../../src/catalog/index.ts';
import { fileEffectsOf } from '../../../src/catalog/effects/files.ts';
import type { FileEffects } from '../../../src/catalog/model/effects.ts';
import { rowsOf } from '../../support/catalog-rows.ts';

const names = [
  ...['access', 'appendFile', 'chmod', 'close', 'copy', 'copyFile', 'cp', 'exists', 'fstat', 'link', 'lstat', 'mkdir', 'mkdirp', 'move'],
  ...['open', 'opendir', 'outputFile', 'outputJson', 'pathExists', 'read', 'readFile', 'readJSON', 'readJson', 'readJsOn', 'readdir'],
  ...['readlink', 'realpath', 'remove', 'rename', 'rm', 'rmdir', 'stat', 'statfs', 'symlink', 'truncate', 'unlink', 'utimes', 'write'],
  ...['writeFile', 'writeJson', 'constructor', 'toString', '', 'Sync', 'readFileSyncSync', 'READFILE'],
];

/** The effects as they were told before there was a table. */
function formerly(name: string): FileEffects {
  const called = name.replace(/Sync$/, '');
  const looks = /^(?:access|exists|lstat|readFile|readJ(?:son|SON)|readdir|stat|copy|copyFile|cp|link)$/.test(called);
  const changes = /^(?:appendFile|mkdir|open|outputFile|remove|rename|rm|rmdir|unlink|writeFile|move)$/.test(called);
  const makes = /^(?:copy|copyFile|cp|link|move|rename|symlink)$/.test(called);
  return { ...(looks && { first: 'looks' }), ...(changes && { first: 'changes' }), ...(makes && { second: 'changes' }) };
}

it.each(names.flatMap(name => [name, `${name}Sync`]))('says of %j what a file remedy has always known', name => {
  expect(fileEffectsOf(name)).toEqual(formerly(name));
});

describe('a row about a file function', () => {
  const rows = rowsOf(blockingTables).map(({ table, path, api }) => {
    const name = path.slice(Math.max(path.lastIndexOf('.'), path.lastIndexOf('#')) + 1);
    const kind = api.kind ?? table.kind;
    return { label: `${table.module} ${path} ${JSON.stringify(api.when ?? '')}`, name, kind, api };
  });
  const readers = ['access', 'exists', 'lstat', 'readFile', 'readdir', 'readlink', 'realpath', 'stat'].map(name => `${name}Sync`);
  const fileRows = rows.filter(
    ({ name, kind, api }) => kind === 'disk' && (readers.includes(name) || api.reads === true || api.opens === true),
  );

  it.each(fileRows.map(row => [row.label, row] as const))('%s says that it reads, whichever module has it', (_label, { name, api }) => {
    expect({ reads: api.reads, opens: api.opens }).toEqual({
      reads: readers.includes(name) || undefined,
      opens: name === 'readFileSync' || undefined,
    });
  });

  it('does not say so of other work', () => {
    expect(rows.filter(({ kind, api }) => kind !== 'disk' && (api.reads ?? api.opens))).toEqual([]);
  });

  it('does not say that a function reads which changes the file that its path names', () => {
    expect(fileRows.filter(({ name, api }) => api.reads && fileEffectsOf(name).first === 'changes')).toEqual([]);
  });
});

describe('an event', () => {
  it.each([
    ['data', { isPiece: true, isKept: true }],
    ['end', { isKept: true, isApart: true }],
    ['row', { isPiece: true }],
    ['request', { isApart: true }],
    ['message', {}],
    ['constructor', {}],
  ])('%j is known by its name', (name, row) => {
    expect(eventOf(name)).toEqual(row);
  });

  it.each(['END', 'GUILD_CREATE', 'E2'])('is the constant %s', name => {
    expect(isNamedAsEvent(name, undefined)).toBe(true);
  });

  it.each(['Events', 'events', 'GatewayEvent', 'event'])('is a member of %s', table => {
    expect(isNamedAsEvent('Ready', table)).toBe(true);
  });

  it.each(['prevents', 'Eventful', undefined])('is no member of %s', table => {
    expect(isNamedAsEvent('Ready', table)).toBe(false);
  });

  it('is listened to by methods of emitters and of the DOM', () => {
    expect(['on', 'addEventListener', 'off', 'emit'].map(isListenerMethod)).toEqual([true, true, false, false]);
    expect(['then', 'finally', 'map'].map(isReactionMethod)).toEqual([true, true, false]);
  });
});
