/**
 * The page's style and script. Both are files in `browser`, in the sources and in the published package. The page contains them as they
 * are, one after the other. The scripts are blocks, so none sees the names of another; TypeScript checks the types in their comments.
 */
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { readText } from '../../../disk/read.ts';

export interface Asset {
  readonly text: string;
  /** The digest that allows this text in a content security policy. */
  readonly source: string;
}

/** Later styles overrule earlier ones: `media.css` adapts the rest to screens and to print. */
const files = {
  style: ['page.css', 'overview.css', 'findings.css', 'chain.css', 'media.css'],
  script: ['theme.js', 'filtering.js', 'keys.js', 'printing.js'],
};

/** Reads the style or the script. A policy with both digests lets no others into the page. */
export function asset(name: keyof typeof files): Asset {
  const text = files[name].map(file => readText(fileURLToPath(new URL(`browser/${file}`, import.meta.url)))).join('\n');
  return { text, source: `'sha256-${createHash('sha256').update(text).digest('base64')}'` };
}
