/** What the tables of packages say through several steps: what a call gives, another name, another module. */
import { expect, it } from 'vitest';
import { catalog, displayName } from '../../src/catalog/index.ts';
import { parse } from '../../src/project/parse.ts';
import { pathOf } from '../../src/solve/blocker.ts';
import { blockingCallsIn } from '../../src/solve/findings/blocking-calls.ts';
import { Solver } from '../../src/solve/solver.ts';
import { summarise } from '../../src/summary/summarise.ts';
import { noModules } from '../../src/solve/values/modules.ts';

/** The blocking calls of an async function with this body, after this top level. */
function blocking(top: string, body: string): string[] {
  const solver = new Solver(catalog, noModules, { startup: 'ignore', allows: () => false });
  const summary = summarise(parse('/f.ts', `${top}\nexport async function f(unknown) { ${body} }`));
  return blockingCallsIn({ file: '/f.ts', summary }, solver).map(({ blocker }) => displayName(pathOf(blocker)));
}

it.each([
  ['graceful-fs is node:fs', `import { readFileSync } from 'graceful-fs';`, `readFileSync(unknown);`, ['fs.readFileSync']],
  ['zx has fs-extra', `import { fs } from 'zx';`, `fs.readJsonSync(unknown); await fs.readJson(unknown);`, ['fs-extra.readJsonSync']],
  ['$ with options is a $', `import { $ } from 'execa';`, '$({ cwd: unknown }).sync`ls`; await $`ls`;', ['execa.$.sync']],
  [
    'the types of better-sqlite3 name instances',
    `import type D from 'better-sqlite3';\nlet d: D.Database, s: D.Statement;`,
    `d.exec(unknown); s.all();`,
    ['better-sqlite3.exec', 'better-sqlite3.prepare().all'],
  ],
  [
    'a transaction runs when it is called',
    `import D from 'better-sqlite3';\nconst t = new D('').transaction(() => {});`,
    `t();`,
    ['better-sqlite3.transaction'],
  ],
  [
    'sql.js comes as a promise',
    `import init from 'sql.js';`,
    `const { Database } = await init(); new Database().exec(unknown);`,
    ['new sql.js.Database', 'sql.js.Database.exec'],
  ],
  [
    'options of fdir give the builder',
    `import { fdir } from 'fdir';`,
    `new fdir().withFullPaths().glob('*').crawl(unknown).sync();`,
    ['fdir.fdir.crawl().sync'],
  ],
  [
    'jetpacks for other folders are jetpacks',
    `import jetpack from 'fs-jetpack';`,
    `jetpack.cwd(unknown).read(unknown);`,
    ['fs-jetpack.read'],
  ],
  [
    'what a command of shelljs gives is written on the spot',
    `import shell from 'shelljs';`,
    `shell.cat(unknown).to(unknown);`,
    ['shelljs.cat', 'shelljs.ShellString.to'],
  ],
  [
    'a request that is opened as asynchronous does not wait',
    `import X from 'xmlhttprequest-ssl';`,
    `new X().open('GET', unknown, true);`,
    [],
  ],
  ['an archive made from bytes reads no file', `import Zip from 'adm-zip';`, `new Zip(Buffer.from(unknown));`, []],
])('%s', (_, top, body, expected) => {
  expect(blocking(top, body)).toEqual(expected);
});
