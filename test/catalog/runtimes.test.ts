/** The globals and modules of other runtimes, by the ways in which programs reach them. */
import { describe, expect, it } from 'vitest';
import { catalog, displayName } from '../../src/catalog/index.ts';
import { parse } from '../../src/project/parse.ts';
import { pathOf } from '../../src/solve/blocker.ts';
import { blockingCallsIn } from '../../src/solve/findings/blocking-calls.ts';
import { Solver } from '../../src/solve/solver.ts';
import { summarise } from '../../src/summary/summarise.ts';
import { noModules } from '../../src/solve/values/modules.ts';

/** What is reported of these statements in an async function. */
function blocking(statements: string, imports = ''): string[] {
  const solver = new Solver(catalog, noModules, { startup: 'ignore', allows: () => false });
  const text = `${imports}\nexport async function f(unknown) {\n${statements}\n}\n`;
  return blockingCallsIn({ file: '/f.ts', summary: summarise(parse('/f.ts', text)) }, solver).map(({ blocker }) =>
    displayName(pathOf(blocker)),
  );
}

describe('a blocking call in another runtime', () => {
  it('is known by the global, whichever object it is read from', () => {
    expect(blocking('alert(1); window.alert(1); globalThis.Deno.readFileSync(unknown);')).toEqual(['alert', 'alert', 'Deno.readFileSync']);
    expect(blocking('window.localStorage.getItem("a");')).toEqual(['localStorage.getItem']);
  });

  it('is not known by a name of the file itself', () => {
    expect(
      blocking('alert(1); Bun.sleepSync(1); confirm(1);', 'import Bun, { alert } from "./own.js"; const confirm = unknown => unknown;'),
    ).toEqual([]);
  });

  it('is known on a file that was opened', () => {
    expect(blocking('const file = await Deno.open(unknown); file.readSync(unknown); await file.sync();')).toEqual(['Deno.FsFile.readSync']);
  });

  it('is known by the module that is the global', () => {
    expect(blocking('sleepSync(1); bun.gzipSync(unknown);', 'import bun, { sleepSync } from "bun";')).toEqual([
      'Bun.sleepSync',
      'Bun.gzipSync',
    ]);
    expect(blocking('ipcRenderer.sendSync("a");', 'import { ipcRenderer } from "electron/renderer";')).toEqual([
      'electron.ipcRenderer.sendSync',
    ]);
  });

  it('is known on a database, its statements and its transactions', () => {
    const imports = 'import { Database } from "bun:sqlite"; const db = new Database("a"); const write = db.transaction(() => {});';
    expect(blocking('db.query("a").all(); write();', imports)).toEqual([
      'bun:sqlite.Database.query',
      'bun:sqlite.Statement.all',
      'bun:sqlite.Database.transaction',
    ]);
  });

  it('is a request only where it is opened as a synchronous one', () => {
    const of = (rest: string) => blocking(`const request = new XMLHttpRequest(); request.open('GET', '/a'${rest}); request.send();`);
    expect([of(', false'), of(', true'), of(''), of(', unknown')]).toEqual([['XMLHttpRequest.open'], [], [], []]);
  });

  it('is known by the class a parameter is said to have', () => {
    const imports = 'import type { SQLiteDatabase } from "expo-sqlite";';
    expect(blocking('const g = async (db: SQLiteDatabase) => db.getAllSync("a"); await g(unknown);', imports)).toContain(
      'expo-sqlite.SQLiteDatabase.getAllSync',
    );
  });
});
