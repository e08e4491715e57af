/**
 * Makes `docs/images/report-html.png`, the picture of the report as a page in the README, from the command's real output in a
 * real browser: `npm run verify picture`. Fonts differ from machine to machine, so that no check holds it against the page.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launchChromium } from '../../../test/support/chromium.ts';

const root = join(import.meta.dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'event-loop-'));
const report = join(folder, 'report.html');

spawnSync(process.execPath, [join(root, 'dist/src/cli/main.js'), '--no-config', '--format', `html=${report}`], {
  cwd: join(root, 'docs/example'),
  stdio: 'inherit',
});
const browser = await launchChromium();
try {
  const page = await browser.newPage({ viewport: { width: 1060, height: 1412 }, colorScheme: 'light', reducedMotion: 'reduce' });
  await page.goto(pathToFileURL(report).href);
  // The finding with the longest way to what blocks shows most.
  const [first, last] = [page.locator('summary').first(), page.locator('summary', { hasText: 'through render' })];
  await first.click();
  await last.click();
  await page.mouse.move(0, 0);
  await page.screenshot({ path: join(root, 'docs/images/report-html.png') });
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
