/** The report as a page: what is in its HTML, which is all there is without its script. The script is tested in a browser. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { contextTables } from '../../src/catalog/contexts/index.ts';
import { presetConfig } from '../support/config.ts';
import { diff, hunksOf } from '../../src/cli/format/html/diff.ts';
import { contextGroups, groupOf } from '../../src/cli/format/html/groups.ts';
import { html } from '../../src/cli/format/html/markup.ts';
import { formatHtml } from '../../src/cli/format/html/page.ts';
import type { Report } from '../../src/cli/format/report.ts';
import { run } from '../../src/cli/run.ts';
import { lint } from '../support/command.ts';
import { scratch } from '../support/scratch.ts';

const files = {
  'src/read.js': "import fs from 'node:fs';\n\nexport const read = name => fs.readFileSync(name);\n",
  'src/jobs.js':
    "import { execSync } from 'node:child_process';\nimport { randomBytes } from 'node:crypto';\n\nsetInterval(function tick() {\n  execSync('date');\n}, 1000);\nexport async function token() {\n  return randomBytes(16);\n}\n",
  'src/server.js':
    "import { createServer } from 'node:http';\nimport { pbkdf2Sync } from 'node:crypto';\nimport { read } from './read.js';\n\nasync function handler(request, response) {\n  const key = pbkdf2Sync('a', 'b', 600_000, 32, 'sha256');\n  response.end([1].map(() => read(request.url)) + key);\n}\ncreateServer(handler);\n",
};

async function page(sources: Readonly<Record<string, string>> = files, more: Partial<Report> = {}): Promise<string> {
  const root = scratch(sources);
  const config = await presetConfig('strict', rules);
  const result = run(
    Object.keys(sources)
      .filter(name => /\.[jt]s$/.test(name))
      .map(name => join(root, name)),
    { config, cwd: root },
  );
  return formatHtml({
    result,
    baseline: undefined,
    unused: [],
    skipped: new Map(),
    cwd: root,
    root,
    rules,
    version: '1.0.0',
    colors: false,
    listImports: false,
    ...more,
  });
}

/** What stands between two pieces of the page, for each such place. */
const between = (text: string, start: string, end: string): string[] =>
  text
    .split(start)
    .slice(1)
    .map(rest => rest.split(end)[0] ?? '');
const textOf = (markup: string): string =>
  markup
    .replaceAll('<wbr>', '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:document'],
  // Filters act as they are chosen, so that their form is not submitted; a title says what is found, however long that is.
  rules: { 'wcag/h32': 'off', 'long-title': 'off', 'no-inline-style': 'error' },
});

async function complaints(text: string): Promise<string[]> {
  const { results } = await validator.validateString(text);
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message, line }) => `${line} ${ruleId}: ${message}`));
}

describe('the page', () => {
  it('is valid HTML', async () => {
    expect(await complaints(await page())).toEqual([]);
  });

  it('is valid, and says so, when nothing blocks and when files can not be read', async () => {
    const text = await page({ 'a.js': '', 'broken.js': 'export const = 1;\n' });
    expect(await complaints(text)).toEqual([]);
    expect(text).toContain('<h1>No call blocks the event loop</h1>');
    expect(text).toContain('1 file could not be linted');
    expect(text).toContain('<code>broken.js:1</code>');
  });

  it('lets nothing in but its own style and script, which its policy knows by their digests', async () => {
    const text = await page();
    const digest = (content: string | undefined): string =>
      `sha256-${createHash('sha256')
        .update(content ?? '')
        .digest('base64')}`;
    const [policy = ''] = between(text, 'http-equiv="Content-Security-Policy" content="', '"');
    expect(policy.replaceAll('&#39;', "'")).toBe(
      `default-src 'none'; style-src '${digest(between(text, '<style>', '</style>')[0])}'; script-src '${digest(between(text, '<script>', '</script>')[0])}'; base-uri 'none'; form-action 'none'`,
    );
  });

  it('loads nothing: all addresses are of links', async () => {
    const text = await page();
    expect(text).not.toMatch(/\ssrc=|@import|url\(|<link|<img|<iframe/);
    const addressed = text.match(/<\w+[^>]*\shref="(?!#)[^"]*"/g) ?? [];
    expect(addressed.length).toBeGreaterThan(0);
    expect(addressed.filter(tag => !tag.startsWith('<a href="https://github.com/'))).toEqual([]);
  });

  it('shows what code, names and paths hold as text, whatever that is', async () => {
    const evil = '</script><img src=x onerror=alert(1)>';
    const text = await page({
      [`src/<img src=x onerror=alert(2)>/"quoted" & '.js`]: `import fs from 'node:fs';\n// ${evil}\nexport const o = { async '${evil}'() { return fs.readFileSync('${evil}\u0007\u202E'); } };\n// </code></pre><script>alert(3)</script>\n`,
    });
    expect(await complaints(text)).toEqual([]);
    expect(text).not.toContain('<img');
    expect(text.match(/<script/g)).toHaveLength(1);
    expect(text).not.toMatch(/(?!\n)\p{Cc}|\u202E/u);
    expect(text).toContain('&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;');
    expect(text).toContain('src/<wbr>&lt;img src=x onerror=alert(2)&gt;/<wbr>&quot;quoted&quot; &amp; &#39;.js:3');
  });

  it('is written to a file as other formats are', () => {
    const folder = scratch(files);
    expect(lint(folder, ['--format', 'html=report.html', '--format', 'text']).out).toContain('problems');
    expect(readFileSync(join(folder, 'report.html'), 'utf8')).toMatch(/^<!DOCTYPE html>.*<\/html>\n$/s);
  });
});

describe('entry points', () => {
  it('are ranked by who waits for them, each with what it ends in', async () => {
    const [table = ''] = between(await page(), '<tbody>', '</tbody>');
    expect(between(table, '<tr', '</tr>').map(row => textOf(`<tr${row}`))).toEqual([
      'handler src/server.js:5 request handler crypto.pbkdf2Sync , fs.readFileSync Computing, Disk 2 heavy',
      'tick src/jobs.js:4 timer callback child_process.execSync Child processes 1 heavy',
      'token src/jobs.js:7 async function crypto.randomBytes Computing 1 light',
    ]);
  });

  it('lead to their findings, which stand in the same order', async () => {
    const text = await page();
    const rows = between(text, '<tr data-entry="', '"');
    expect(rows).toEqual(between(text, '<section class="entry" id="', '"'));
    expect(text).toContain(`<a href="#${rows[0]}">`);
  });

  it('are counted at the top', async () => {
    const text = await page();
    expect(text).toContain('<h1>3 entry points block the event loop</h1>');
    expect(between(text, '<li><a href="#', '</a>').map(tile => textOf(`<a "${tile}`))).toEqual([
      'Requests 1 entry point, 2 findings',
      'Timers and schedules 1 entry point, 1 finding',
      'Async functions 1 entry point, 1 finding',
    ]);
  });

  it('keep their ids, as findings do, when lines move', async () => {
    const idsOf = (text: string): string[] => text.match(/ id="[ef]-\w+"/g) ?? [];
    const moved = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, `// moved\n${text}`]));
    const ids = idsOf(await page());
    expect(idsOf(await page(moved))).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('without a name are called by the line they begin on', async () => {
    const text = await page({
      'app.js':
        "import express from 'express';\nimport fs from 'node:fs';\nconst app = express();\napp.get('/orders', (request, response) => {\n  response.end(fs.readFileSync('a'));\n});\n",
    });
    expect(textOf(between(text, '<th scope="row">', '</th>')[0] ?? '')).toBe('app.get(&#39;/orders&#39;, (request, response) … app.js:4');
  });

  it('are handlers of another file, where they are registered', async () => {
    const text = await page({
      'handle.js': "import fs from 'node:fs';\nexport function handle() {\n  fs.readFileSync('a');\n}\n",
      'server.js': "import { createServer } from 'node:http';\nimport { handle } from './handle.js';\ncreateServer(handle);\n",
    });
    expect(textOf(between(text, '<tr data-entry', '</tr>')[0] ?? '')).toContain('handle server.js:3 request handler fs.readFileSync');
  });
});

describe('a finding', () => {
  it('has the chain as a picture, each box with the line that leads on', async () => {
    const chains = between(await page(), '<ol class="chain', '</ol>').map(chain =>
      between(chain, '<li', '</li>').map(box => textOf(`<li${box}`)),
    );
    expect(chains).toContainEqual([
      'request handler handler src/server.js:7 response.end([1].map(() =&gt; read(request.url)) + key);',
      'helper read src/read.js:3 export const read = name =&gt; fs.readFileSync(name);',
      'blocks: disk fs.readFileSync',
    ]);
  });

  it('shows the lines around, with what is meant marked', async () => {
    const text = await page();
    expect(text).toContain(
      '<span class="line here" data-line="7">  response.end([1].map(() =&gt; <mark>read</mark>(request.url)) + key);\n</span>',
    );
    expect(text).toContain('<span class="line" data-line="9">createServer(handler);\n</span>');
  });

  it('shows what a remedy would change', async () => {
    expect(await page()).toContain(
      '<del>−   const key = pbkdf2Sync(&#39;a&#39;, &#39;b&#39;, 600_000, 32, &#39;sha256&#39;);\n</del><ins>+   const key = await promisify(pbkdf2)(',
    );
  });

  it('without a context stands among the others', async () => {
    const text = await page({ 'a.js': 'export async function f() {\n  return await 1;\n}\n' });
    expect(text).toContain('<h3 id="other-title" tabindex="-1">Other findings');
    expect(text).toContain('<h1>No call blocks the event loop</h1>');
    expect(await complaints(text)).toEqual([]);
  });
});

describe('edits as lines', () => {
  it('are told line by line, with lines that stay left out', () => {
    expect(
      hunksOf('a\nb\nc\nd\n', [
        { range: [1, 1], text: '\nx' },
        { range: [4, 5], text: 'C' },
      ]),
    ).toEqual([
      { line: 2, before: [], after: ['x'] },
      { line: 3, before: ['c'], after: ['C'] },
    ]);
  });

  it('of a long line are told where they are', () => {
    const long = `${'x;'.repeat(1000)}f()${';x'.repeat(1000)}`;
    const { text = '' } = diff(long, [{ range: [2000, 2000], text: 'await ' }]) ?? {};
    expect(text).toContain('x;await f();');
    expect(text.length).toBeLessThan(800);
  });

  it('of one line belong together, and a last line needs no end', () => {
    expect(
      hunksOf('f(a)', [
        { range: [0, 0], text: 'await ' },
        { range: [0, 1], text: 'g' },
      ]),
    ).toEqual([{ line: 1, before: ['f(a)'], after: ['await g(a)'] }]);
  });
});

describe('markup', () => {
  it('escapes all that is put into it but markup, and leaves out what is absent', () => {
    expect(html`<p title="${'"&\''}">${[html`<b>${'<'}</b>`, 1, undefined, false]}</p>`.text).toBe(
      '<p title="&quot;&amp;&#39;"><b>&lt;</b>1</p>',
    );
  });
});

describe('groups of contexts', () => {
  it.each([
    [
      'requests',
      [
        'request handler',
        'Express middleware',
        'Fastify hook',
        'GraphQL resolver',
        'gRPC method',
        'h3 event handler',
        "Next.js 'getServerSideProps'",
        'Lambda handler',
        'server action',
        'Cloud Function',
      ],
    ],
    [
      'messages',
      [
        'event listener',
        'connection handler',
        'BullMQ processor',
        'Kafka consumer',
        'WebSocket handler',
        'Discord command',
        'signal handler',
        'Moleculer event handler',
      ],
    ],
    [
      'callbacks',
      [
        "'fs.readFile' callback",
        "'API.start' callback",
        "'client.launchRPC' callback",
        "'startTimer' callback",
        'promise callback',
        'stream implementation',
        'Mongoose middleware',
        'what users call theirs',
      ],
    ],
    ['timers', ['timer callback', "'setImmediate' callback", 'cron job', 'NestJS scheduled task', 'microtask']],
    ['async', ['async function', "function marked '@nonblocking'", 'coroutine']],
    ['start', ['module as it starts']],
    ['other', [undefined]],
  ])('%s: %j', (id, contexts) => {
    expect(contexts.filter(context => groupOf(context).id !== id)).toEqual([]);
  });

  it('have a place for nearly all that the catalog knows, so that few are taken for callbacks unseen', () => {
    const names = new Set(JSON.stringify(contextTables).match(/(?<="as":")[^"]+/g));
    const unplaced = [...names].filter(
      name => groupOf(name).id === 'callbacks' && !/callback|stream|Sequelize|Mongoose|TypeORM|Prisma|RxJS|Redis/.test(name),
    );
    expect(unplaced.length / names.size).toBeLessThan(0.1);
    expect(contextGroups.map(({ id }) => id)).toEqual(['requests', 'messages', 'callbacks', 'timers', 'async', 'start', 'other']);
  });
});
