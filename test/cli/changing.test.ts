/**
 * Files that change, vanish or can't be read in the middle of a run: each is named in one sentence, all others are linted, and
 * the cache stays whole. What happens at just this moment is done where the run says which file is next.
 */
import { execFileSync } from 'node:child_process';
import { appendFileSync, chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { presetConfig } from '../support/config.ts';
import { run } from '../../src/cli/run.ts';
import { SummaryStore } from '../../src/project/summary-store.ts';
import { readKept, writeKept } from '../support/cache.ts';
import { cacheOf, lint } from '../support/command.ts';
import { scratch, write } from '../support/scratch.ts';

const blocks = "import { readFileSync } from 'node:fs';\nexport const load = async () => readFileSync('a');\n";
const caller = "import { read } from './helper.js';\nexport const handler = async () => read();\n";
const helper =
  "import { readFileSync } from 'node:fs';\nexport const read = () => readFileSync('a');\nexport const load = async () => readFileSync('a');\n";

/** Lints files of a folder in this order; `change` happens before the file of the name. */
async function lintWhile(folder: string, names: readonly string[], at: string, change: () => void, cache?: SummaryStore) {
  const config = await presetConfig('recommended', rules);
  const before = (done: number): void => {
    if (names[done] === at) change();
  };
  const { findings, unreadable } = run(
    names.map(name => join(folder, name)),
    { config, cwd: folder, onFile: before, cache },
  );
  return {
    found: findings.map(({ file, line }) => `${file.slice(folder.length + 1)}:${line}`),
    unreadable: unreadable.map(({ file, message }) => `${file.slice(folder.length + 1)}: ${message}`),
  };
}

/** What may come in the place of a file, and what is said of it. */
const changes: readonly (readonly [what: string, change: (file: string) => void, said: string])[] = [
  [
    'vanishes',
    file => {
      rmSync(file);
    },
    'It is gone.',
  ],
  [
    'becomes a folder',
    file => {
      rmSync(file);
      mkdirSync(file);
    },
    'It is no regular file.',
  ],
  [
    'becomes a link that leads nowhere',
    file => {
      rmSync(file);
      symlinkSync(`${file}.gone`, file);
    },
    'It is gone.',
  ],
  [
    'becomes a link to itself',
    file => {
      rmSync(file);
      symlinkSync(file, file);
    },
    'It is a link that leads back to itself.',
  ],
  [
    'loses its folder to a file',
    file => {
      rmSync(dirname(file), { recursive: true });
      writeFileSync(dirname(file), '');
    },
    'It is gone.',
  ],
  [
    'becomes a pipe that nobody writes to',
    file => {
      rmSync(file);
      execFileSync('mkfifo', [file]);
    },
    'It is no regular file.',
  ],
];

describe.skipIf(process.platform === 'win32').each(changes)('a file that %s', (_, change, said) => {
  it('between listing and reading is named, and the others are linted', async () => {
    const folder = scratch({ 'a.js': blocks, 'b/b.js': blocks, 'c.js': blocks });
    const { found, unreadable } = await lintWhile(folder, ['a.js', 'b/b.js', 'c.js'], 'b/b.js', () => {
      change(join(folder, 'b/b.js'));
    });
    expect(found).toEqual(['a.js:2', 'c.js:2']);
    expect(unreadable).toEqual([`b/b.js: ${said}`]);
  });

  it('between being summarised for a caller and being judged is named, and the caller has its chain', async () => {
    const folder = scratch({ 'a.js': caller.replace('./', './b/'), 'b/helper.js': helper, 'c.js': blocks });
    const { found, unreadable } = await lintWhile(folder, ['a.js', 'b/helper.js', 'c.js'], 'b/helper.js', () => {
      change(join(folder, 'b/helper.js'));
    });
    expect(found).toEqual(['a.js:2', 'c.js:2']);
    expect(unreadable).toEqual([`b/helper.js: ${said}`]);
  });
});

describe('a file that grows', () => {
  it('before it is read is read as it is by then', async () => {
    const folder = scratch({ 'a.js': blocks, 'b.js': blocks });
    const { found } = await lintWhile(folder, ['a.js', 'b.js'], 'b.js', () => {
      appendFileSync(join(folder, 'b.js'), blocks.replace('load', 'more').replace('import', '// import'));
    });
    expect(found).toEqual(['a.js:2', 'b.js:2', 'b.js:4']);
  });

  it('between being summarised and being judged is named: no place in it could be trusted', async () => {
    const folder = scratch({ 'a.js': caller, 'helper.js': helper });
    const { found, unreadable } = await lintWhile(folder, ['a.js', 'helper.js'], 'helper.js', () => {
      writeFileSync(join(folder, 'helper.js'), `// more\n${helper}`);
    });
    expect(found).toEqual(['a.js:2']);
    expect(unreadable).toEqual(['helper.js: It has changed while it was linted.']);
  });
});

describe.skipIf(process.platform === 'win32')('the command', () => {
  it('does not wait for a pipe with the name of a script, wherever it is', () => {
    const folder = scratch({ 'src/a.js': blocks, 'src/b.js': "import { x } from './pipe.js';\nexport const y = async () => x();\n" });
    for (const name of ['src/pipe.js', 'src/a.d.ts']) execFileSync('mkfifo', [join(folder, name)]);
    for (const args of [['src'], ['src/pipe.js', 'src/a.js']]) {
      const { code, out } = lint(folder, args);
      expect(out).toContain('cannot lint src/pipe.js: It is no regular file.\n');
      expect(out).toContain('✖ 1 problem');
      expect(code).toBe(2);
    }
  });

  it('follows no circle of linked folders, and names a linked folder that has the name of a script', () => {
    const folder = scratch({ 'src/a.js': blocks });
    symlinkSync(join(folder, 'src'), join(folder, 'src/again'));
    symlinkSync(join(folder, 'src'), join(folder, 'src/again.js'));
    const { code, out } = lint(folder, ['src']);
    expect(out).toContain('cannot lint src/again.js: It is no regular file.\n');
    expect(out).toContain('1 file linted.');
    expect(code).toBe(2);
  });

  it.runIf(process.getuid)('names a folder that may not be looked into', () => {
    const folder = scratch({ 'a.js': blocks, 'secret/b.js': blocks });
    chmodSync(join(folder, 'secret'), 0);
    chmodSync(folder, 0o755);
    const { code, out } = lint(folder, [], process.getuid?.() === 0 ? { user: 65534 } : {});
    chmodSync(join(folder, 'secret'), 0o755);
    expect(out).toContain('cannot lint secret: It cannot be read: permission denied.\n');
    expect(out).toContain('✖ 1 problem');
    expect(code).toBe(2);
  });
});

describe('the cache', () => {
  const places: readonly (readonly [what: string, set: (folder: string) => void])[] = [
    [
      'a file where its folder should be',
      folder => {
        write(cacheOf(folder), '../x', '');
        writeFileSync(cacheOf(folder), '');
      },
    ],
    [
      'a file where the folder of all caches should be',
      folder => {
        write(folder, '.cache', '');
      },
    ],
    [
      'folders where its files should be',
      folder => {
        for (const name of ['summaries/index.json', 'last-run.json']) mkdirSync(join(cacheOf(folder), name), { recursive: true });
      },
    ],
    [
      'a file where its summaries should be',
      folder => {
        write(cacheOf(folder), 'summaries', '');
      },
    ],
    [
      'a link that leads to itself',
      folder => {
        symlinkSync(join(folder, '.cache'), join(folder, '.cache'));
      },
    ],
  ];

  it.each(places)('may find %s', (_, set) => {
    const folder = scratch({ 'a.js': blocks });
    set(folder);
    for (let times = 0; times < 2; times++) expect(lint(folder)).toMatchObject({ code: 1, err: '' });
  });

  it.runIf(process.getuid)('may be in a folder that may not be written', () => {
    const folder = scratch({ 'a.js': blocks });
    mkdirSync(cacheOf(folder), { recursive: true });
    for (const path of [cacheOf(folder), folder]) chmodSync(path, 0o555);
    const { code, err } = lint(folder, [], process.getuid?.() === 0 ? { user: 65534 } : {});
    chmodSync(folder, 0o755);
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(existsSync(join(cacheOf(folder), 'summaries'))).toBe(false);
  });

  it('may lose its folder while it is written', async () => {
    const folder = scratch({ 'a.js': blocks, 'b.js': blocks });
    const cache = new SummaryStore(join(folder, 'cache'), '1');
    const { found } = await lintWhile(
      folder,
      ['a.js', 'b.js'],
      'b.js',
      () => {
        rmSync(join(folder, 'cache'), { recursive: true });
        write(folder, 'cache', '');
      },
      cache,
    );
    cache.save();
    expect(found).toEqual(['a.js:2', 'b.js:2']);
    expect(readFileSync(join(folder, 'cache'), 'utf8')).toBe('');
  });

  it.each([
    [
      'entries that are no places',
      'index.json',
      (kept: string) => kept.replace(/"places":.*/s, '"places":[["a",{}],["b",null],["c",["d"]],3]}'),
    ],
    ['places that are not there', 'index.json', (kept: string) => kept.replaceAll(/,\d+,\d+,/g, ',1000000,7,')],
    ['an index that is no JSON', 'index.json', () => '\u0000'],
    ['summaries without their parts', /\.txt$/, (kept: string) => kept.replace('"summary":', '"summarY":')],
  ])('may hold %s', (_, which, damage) => {
    const folder = scratch({ 'a.js': blocks });
    lint(folder);
    const summaries = join(cacheOf(folder), 'summaries');
    const file = join(
      summaries,
      readdirSync(summaries).find(name => (typeof which === 'string' ? name === which : which.test(name))) ?? '',
    );
    if (which === 'index.json') writeKept(file, damage(readKept(file)));
    else writeFileSync(file, damage(readFileSync(file, 'utf8')));
    for (let times = 0; times < 2; times++) {
      rmSync(join(cacheOf(folder), 'last-run.json'));
      expect(lint(folder)).toMatchObject({ code: 1, err: '' });
    }
    const { places } = JSON.parse(readKept(join(summaries, 'index.json'))) as {
      places: readonly [key: string, place: readonly [shelf: string, from: number, length: number]][];
    };
    expect(places).toHaveLength(1);
    for (const [, [shelf, from, length]] of places)
      expect(
        JSON.parse(
          readFileSync(join(summaries, shelf))
            .subarray(from, from + length)
            .toString(),
        ),
      ).toHaveProperty('summary');
  });

  it.each([
    ['evidence', (kept: object) => ({ ...kept, evidence: { files: 3 } })],
    ['nothing but a key', ({ key }: { key: string }) => ({ key, evidence: {}, result: {} })],
  ])('may hold a last run with broken parts: %s', (_, damage) => {
    const folder = scratch({ 'a.js': blocks });
    lint(folder);
    const file = join(cacheOf(folder), 'last-run.json');
    const kept = JSON.parse(readKept(file)) as { key: string };
    writeKept(file, JSON.stringify(damage(kept)));
    expect(lint(folder)).toMatchObject({ code: 1, err: '' });
    expect(JSON.parse(readKept(file))).toEqual(kept);
  });

  it('is not written with what could not be read, so that the next run looks again', () => {
    const folder = scratch({ 'a.js': blocks });
    symlinkSync(join(folder, 'later.txt'), join(folder, 'b.js'));
    expect(lint(folder).code).toBe(2);
    write(folder, 'later.txt', blocks);
    const { code, out } = lint(folder);
    expect(out).toContain('✖ 2 problems');
    expect(code).toBe(1);
  });
});
