/** The Chromium that is installed on the machine, without a window. Nothing is downloaded. */
import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const paths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Starts the browser; `CHROMIUM` names another than those that are found. Throws where there is none. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? paths.find(path => existsSync(path));
  if (executablePath === undefined)
    throw new Error('There is no Chromium: install it (apt-get install chromium), or name one in CHROMIUM.');
  return chromium.launch({ executablePath });
}
