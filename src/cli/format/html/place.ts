/** A place as text: a path and a line. Long paths break between folders, not within a name. */
import { html, type Markup } from './markup.ts';

export function place(path: string, line: number): Markup {
  const parts = path.split('/');
  return html`${parts.map((part, index) => html`${part}${index < parts.length - 1 && html`/<wbr>`}`)}:${line}`;
}
