/** The report as a page, in a browser: what its script, its style and its policy do there. `npm run verify browser` */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { lint } from '../support/command.ts';
import { write } from '../support/scratch.ts';

const FILES = 50;
const IN_EACH = 10;
/** Each function has four. */
const FINDINGS = FILES * IN_EACH * 4;

const folder = mkdtempSync(join(tmpdir(), 'event-loop-'));
let browser: Browser;
let example: string;
let large: string;
let chains: string;

/** A report of a folder, as the address of a file. */
function reportOf(cwd: string, name: string, args: readonly string[] = []): string {
  const file = join(folder, name);
  expect(lint(cwd, [...args, '--format', `html=${file}`]).code).toBe(1);
  return pathToFileURL(file).href;
}

/** Requests, a timer and plain async functions that read, compute and run processes, one of them by a helper. */
function writeProject(root: string): void {
  const numbered = (count: number, text: (index: number) => string): string =>
    Array.from({ length: count }, (_, index) => text(index)).join('');
  for (let file = 0; file < FILES; file += 1) {
    const functions = numbered(
      IN_EACH,
      index =>
        `${index % 2 === 0 ? '' : 'export async '}function work${index}(${index % 2 === 0 ? 'request, response' : ''}) {\n  fs.readFileSync('${file}');\n  helper();\n  execSync('ls');\n  randomBytes(${index});\n}\n`,
    );
    write(
      root,
      `src/part${file % 5}/file${file}.js`,
      `import { execSync } from 'node:child_process';\nimport { pbkdf2Sync, randomBytes } from 'node:crypto';\nimport fs from 'node:fs';\n\n${functions}export { work0 };\nfunction helper() {\n  pbkdf2Sync('a', 'b', 1, 2, 'sha1');\n}\n`,
    );
  }
}

/** A short chain, and a long one through a file with a long path, which leads to another call that blocks as well. */
function writeChains(root: string): void {
  const path = 'a/folder/that/is/as/deep/as/some/folders/are/withQuiteALongNameAtItsEnd.js';
  const steps = ['resolveTheConfigurationOfTheModule', 'readTheConfigurationOfTheModule', 'readTheFileOfTheConfiguration'].map(
    (name, index, names) => `function ${name}(file) {\n  return ${names[index + 1] ?? 'readConfiguration'}(file);\n}\n`,
  );
  write(
    root,
    path,
    `import fs from 'node:fs';\nexport function first(file) {\n  return resolveTheConfigurationOfTheModule(file);\n}\n${steps.join('')}function readConfiguration(file) {\n  fs.readFileSync(file);\n  fs.unlinkSync(file);\n}\nexport const short = file => fs.statSync(file);\n`,
  );
  write(
    root,
    'server.js',
    `import { createServer } from 'node:http';\nimport { first, short } from './${path}';\ncreateServer((request, response) => {\n  short(request.url);\n  first(request.url);\n});\n`,
  );
}

beforeAll(async () => {
  browser = await launchChromium();
  example = reportOf(join(import.meta.dirname, '../../docs/example'), 'example.html', ['--no-config']);
  const project = join(folder, 'project');
  writeProject(project);
  const chained = join(folder, 'chained');
  writeChains(chained);
  chains = reportOf(chained, 'chains.html');
  large = reportOf(project, 'large.html', ['--preset', 'strict']);
});

afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A page that is open at an address; whatever the browser complains of fails the test. */
async function open(address: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  const [file] = address.split('#');
  page.on('console', message => complaints.push(message.text()));
  page.on('pageerror', error => complaints.push(String(error)));
  page.on('request', request => {
    if (request.url().split('#')[0] !== file) complaints.push(`It asked for ${request.url()}.`);
  });
  await page.goto(address);
  onTestFinished(async () => {
    await context.close();
    expect(complaints).toEqual([]);
  });
  return page;
}

const shown = (page: Page): Promise<string | null> => page.locator('#shown').textContent();
const visible = (page: Page): Promise<number> => page.locator('.finding:not([hidden])').count();

describe('filters', () => {
  it('show all at first', async () => {
    const page = await open(large);
    expect(await shown(page)).toBe(`Showing all 2,000 findings`);
    expect(await page.locator('#clear').isVisible()).toBe(false);
  });

  it.each([
    ['rule', 'no-sync-child-process', 500],
    ['kind', 'disk', 500],
    ['severity', 'error', FINDINGS],
    ['context', 'requests', 1000],
    ['context', 'async', 1000],
    ['file', 'src/part3/', 400],
    ['file', 'file7.js', 40],
    ['q', 'helper', 500],
    ['q', 'EXECSYNC file7.js work3', 1],
  ])('by %s: %s', async (name, value, count) => {
    const page = await open(large);
    const control = page.locator(`#${name}`);
    if (await control.evaluate(element => element.tagName === 'SELECT')) await control.selectOption(value);
    else await control.fill(value);
    expect(await visible(page)).toBe(count);
    expect(await shown(page)).toBe(
      count === FINDINGS ? 'Showing all 2,000 findings' : `Showing ${count.toLocaleString('en-US')} of 2,000 findings`,
    );
    const groups = await page.locator('.group:not([hidden]) > h3 [data-count]').allTextContents();
    expect(groups.reduce((sum, text) => sum + Number(text.replace(',', '')), 0)).toBe(count);
    const rows = await page.locator('tr[data-entry]:not([hidden]) [data-count]').allTextContents();
    expect(rows.reduce((sum, text) => sum + Number(text), 0)).toBe(count);
  });

  it('leave a button that opens what is shown, whatever is open beside it', async () => {
    const page = await open(large);
    const button = page.locator('#open-all');
    await page.locator('#q').fill('execSync file7.js work3');
    await button.click();
    expect(await button.textContent()).toBe('Close all');
    await page.locator('#clear').click();
    expect(await button.textContent()).toBe('Open all');
    await page.locator('#q').fill('execSync file7.js work3');
    await page.locator('.finding:not([hidden]) > summary').click();
    await expect.poll(() => button.textContent()).toBe('Open all');
  });

  it('find what a call leads to beside what it is reported for', async () => {
    const page = await open(chains);
    await page.locator('#q').fill('unlinkSync');
    expect(await visible(page)).toBe(1);
  });

  it('can be cleared, and say so where nothing is like that', async () => {
    const page = await open(large);
    await page.locator('#q').fill('nothing of the kind');
    expect(await page.locator('#none').isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Clear filters' }).click();
    expect(await visible(page)).toBe(FINDINGS);
    expect(await page.locator('#none').isVisible()).toBe(false);
  });

  it('are kept in the address, and restored from it', async () => {
    const page = await open(large);
    await page.locator('#kind').selectOption('disk');
    await page.locator('#q').fill('work3 "0"');
    // What the page says itself: the driver hears of a new address some time later.
    const address = await page.evaluate(() => location.href);
    const other = await open(address);
    expect(address).toMatch(/#.*kind=disk/);
    expect(await other.locator('#kind').inputValue()).toBe('disk');
    expect(await other.locator('#q').inputValue()).toBe('work3 "0"');
    expect(await shown(other)).toBe(await shown(page));
  });

  it('cut a long table, which can be shown as a whole', async () => {
    const page = await open(large);
    expect(await page.locator('tr[data-entry]:visible').count()).toBe(12);
    await page.getByRole('button', { name: 'Show all 500 entry points' }).click();
    expect(await page.locator('tr[data-entry]:visible').count()).toBe(500);
    expect(await page.locator('tr[data-entry]').evaluateAll(rows => rows.findIndex(row => row.contains(document.activeElement)))).toBe(12);
  });

  it('leave each list with round corners', async () => {
    const page = await open(large);
    await page.locator('#q').fill('execSync file7.js work3');
    expect(await page.locator('.finding:not([hidden])').evaluate(element => getComputedStyle(element).borderRadius)).toBe('8px');
  });
});

describe('a chain', () => {
  /** Of each chain: whether its boxes stand below the one before, and whether each holds its text and is held by the chain. */
  const layouts = (page: Page): Promise<{ below: boolean[]; fits: boolean }[]> =>
    page.locator('.chain:visible').evaluateAll(all =>
      all.map(chain => {
        const boxes = [...chain.children].map(box => box.getBoundingClientRect());
        const holds = (outer: Element): boolean =>
          [...outer.children].every(inner => inner.getBoundingClientRect().right <= outer.getBoundingClientRect().right + 1);
        return {
          below: boxes.slice(1).map((box, index) => box.top >= (boxes[index]?.bottom ?? 0)),
          fits: [chain, ...chain.children].every(holds),
        };
      }),
    );

  it.each([
    [
      1400,
      [
        [false, false],
        [true, true, true, true, true, true],
      ],
    ],
    [
      800,
      [
        [true, true],
        [true, true, true, true, true, true],
      ],
    ],
    [
      390,
      [
        [true, true],
        [true, true, true, true, true, true],
      ],
    ],
  ])('%i pixels wide, never goes on in another row', async (width, below) => {
    const page = await open(chains, { viewport: { width, height: 900 } });
    await page.getByRole('button', { name: 'Open all' }).click();
    expect(await layouts(page)).toEqual(below.map(each => ({ below: each, fits: true })));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });
});

describe('links', () => {
  it('lead from an entry point to its findings, and to a finding, which is opened', async () => {
    const page = await open(example);
    await page.getByRole('link', { name: 'signIn' }).click();
    const entry = page.locator('.entry', { hasText: 'pbkdf2Sync' });
    expect(await entry.locator('h4').evaluate(element => element === document.activeElement)).toBe(true);
    const id = await entry.locator('.finding').getAttribute('id');
    const other = await open(`${example}#${id}`);
    expect(await other.locator(`#${id}`).getAttribute('open')).toBe('');
  });

  it('lead there whatever is filtered', async () => {
    const page = await open(example);
    const id = await page.locator('.finding[data-kind="cpu"]').getAttribute('id');
    const other = await open(`${example}#kind=disk&at=${id}`);
    expect(await other.locator(`#${id}`).isVisible()).toBe(true);
  });
});

describe('keys', () => {
  const focused = (page: Page): Promise<number> =>
    page.locator('.finding').evaluateAll(all => all.findIndex(element => element.firstElementChild === document.activeElement));

  it('are enough: search, walk through what is found, open it', async () => {
    const page = await open(example);
    await page.keyboard.press('/');
    await page.keyboard.type('fs.');
    expect(await page.locator('#q').inputValue()).toBe('fs.');
    await page.keyboard.press('Escape');
    expect(await page.locator('#q').inputValue()).toBe('');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    expect(await focused(page)).toBe(1);
    expect(
      await page
        .locator('summary')
        .nth(1)
        .evaluate(element => getComputedStyle(element).outlineStyle),
    ).toBe('solid');
    await page.keyboard.press('Enter');
    expect(await page.locator('.finding').nth(1).locator('.chain').isVisible()).toBe(true);
    await page.keyboard.press('k');
    expect(await focused(page)).toBe(0);
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe(1);
  });

  it('are left alone while one types, and when they are switched off', async () => {
    const page = await open(example);
    await page.locator('#file').focus();
    await page.keyboard.type('j/k');
    expect(await page.locator('#file').inputValue()).toBe('j/k');
    await page.locator('#clear').click();
    await page.locator('#shortcuts').uncheck();
    await page.keyboard.press('j');
    expect(await focused(page)).toBe(-1);
  });
});

describe.each(['light', 'dark'] as const)('in %s', colorScheme => {
  it.each([
    [1200, 'wide'],
    [400, 'narrow'],
  ])('%i pixels wide, it has no flaw that axe knows of, and fits', async width => {
    const page = await open(example, { colorScheme, viewport: { width, height: 900 } });
    await page.getByRole('button', { name: 'Open all' }).click();
    const { violations } = await page.evaluate<axe.AxeResults>(
      `${axe.source}; axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })`,
    );
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });

  it('it follows the system, until the button is pressed', async () => {
    const page = await open(example, { colorScheme });
    const background = (): Promise<string> => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const [light, dark] = ['rgb(251, 250, 248)', 'rgb(22, 24, 28)'];
    expect(await background()).toBe(colorScheme === 'light' ? light : dark);
    await page.getByRole('button', { name: colorScheme === 'light' ? 'Dark theme' : 'Light theme' }).click();
    expect(await background()).toBe(colorScheme === 'light' ? dark : light);
    await page.reload();
    expect(await background()).toBe(colorScheme === 'light' ? dark : light);
  });
});

describe('elsewhere', () => {
  it('code, names and paths that look like markup do nothing', async () => {
    const evil = '</script><img src=x onerror=alert(1)><script>alert(2)</script>';
    const project = join(folder, 'evil');
    write(
      project,
      `<img src=x onerror=alert(3)>.js`,
      `import fs from 'node:fs';\nexport const o = { async '${evil}'() { return fs.readFileSync('${evil}'); } };\n`,
    );
    const page = await open(reportOf(project, 'evil.html'));
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.locator('.finding .message').count()).toBe(1);
  });

  it('all is printed, what is closed too, and the table as a whole', async () => {
    const page = await open(large, { colorScheme: 'dark' });
    await page.locator('#file').fill('file7.js');
    await page.emulateMedia({ media: 'print' });
    const messages = page.locator('.finding:not([hidden]) .message');
    expect(await messages.count()).toBe(40);
    expect(
      await messages.evaluateAll(
        all => all.filter(element => element.checkVisibility({ contentVisibilityAuto: true }) && element.clientHeight > 0).length,
      ),
    ).toBe(40);
    expect(await page.locator('#filters').isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });
    await page.locator('#file').fill('');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('tr[data-entry]:visible').count()).toBe(500);
    expect(await page.locator('h1').evaluate(element => getComputedStyle(element).color)).toBe('rgb(34, 37, 43)');
  });

  it('further calls are printed too, and closed again after it', async () => {
    const page = await open(chains);
    const further = page.locator('.also');
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    expect(await further.getAttribute('open')).toBe('');
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    expect(await further.getAttribute('open')).toBe(null);
    expect(await page.locator('.finding[open]').count()).toBe(1);
  });

  it('without scripts, findings are there and can be opened', async () => {
    const page = await open(example, { javaScriptEnabled: false });
    const second = page.locator('.finding').nth(1);
    await second.locator('summary').click();
    expect(await second.locator('.chain').isVisible()).toBe(true);
    expect(await page.locator('#filters').isVisible()).toBe(false);
  });

  it('nothing moves for those who want that', async () => {
    const behaviour = (page: Page): Promise<string> => page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior);
    expect(await behaviour(await open(example))).toBe('auto');
    expect(await behaviour(await open(example, { reducedMotion: 'no-preference' }))).toBe('smooth');
  });
});
