/** The page's style and script, which are files of the folder beside this one, in the sources as in what is published. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

export interface Asset {
  readonly text: string;
  /** What a content security policy knows it by. */
  readonly source: string;
}

/** Reads one of the files. No other text may run, or style the page, once its policy names them by their digests. */
export function asset(name: 'style.css' | 'script.js'): Asset {
  const text = readFileSync(new URL(`browser/${name}`, import.meta.url), 'utf8');
  return { text, source: `'sha256-${createHash('sha256').update(text).digest('base64')}'` };
}
