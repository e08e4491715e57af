/** The page's style and script, which are files in `browser`, in the sources and in the published package. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

export interface Asset {
  readonly text: string;
  /** The digest that allows this text in a content security policy. */
  readonly source: string;
}

/** Reads one of the files. A policy with both digests lets no other script or style into the page. */
export function asset(name: 'style.css' | 'script.js'): Asset {
  const text = readFileSync(new URL(`browser/${name}`, import.meta.url), 'utf8');
  return { text, source: `'sha256-${createHash('sha256').update(text).digest('base64')}'` };
}
