/** Lines of source: those around a finding, with what is meant marked, and one by itself. */
import type { Finding } from '../../run.ts';
import { html, type Markup } from './markup.ts';

const AROUND = 2;
const MAX_CODE = 200;

/** The texts of files, read when they are asked for. */
export class Sources {
  readonly #read: (file: string) => string;
  readonly #texts = new Map<string, string>();
  readonly #lines = new Map<string, readonly string[]>();

  constructor(read: (file: string) => string) {
    this.#read = read;
  }

  /** Without its byte order mark; empty if it can't be read any more. */
  text(file: string): string {
    const known = this.#texts.get(file);
    if (known !== undefined) return known;
    let text = '';
    try {
      text = this.#read(file);
    } catch {
      // It may be gone since it was linted: the report is made without it.
    }
    this.#texts.set(file, text);
    return text;
  }

  lines(file: string): readonly string[] {
    const known = this.#lines.get(file);
    if (known) return known;
    const lines = this.text(file).split(/\r\n|[\n\r\u2028\u2029]/);
    this.#lines.set(file, lines);
    return lines;
  }

  /** A line without the white space around it, shortened around a column. */
  line(file: string, line: number, column = 1): string {
    const text = this.lines(file)[line - 1] ?? '';
    const [from, to] = inSight(text, column);
    return `${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`.trim();
  }
}

/** The finding's line with some around it. */
export function excerpt(finding: Finding, sources: Sources): Markup {
  const { file, line, code } = finding;
  const all = sources.lines(file);
  // A file that has changed since says nothing of what stood around.
  const isAsFound = all[line - 1] === code;
  const first = isAsFound ? Math.max(1, line - AROUND) : line;
  const lines = isAsFound ? all.slice(first - 1, line + AROUND) : [code];
  const indent = commonIndent(lines);
  const rows = lines.map((text, index) =>
    first + index === line
      ? html`<span class="line here" data-line="${line}">${marked(finding, indent)}
</span>`
      : html`<span class="line" data-line="${first + index}">${text.slice(indent, indent + MAX_CODE)}
</span>`,
  );
  return html`<pre class="code"><code>${rows}</code></pre>`;
}

/** The line of a finding, with what is meant marked; the first `indent` characters are left out. */
export function marked({ code, line, column, endLine, endColumn }: Finding, indent = code.length - code.trimStart().length): Markup {
  const [sightFrom, to] = inSight(code, column);
  const from = Math.max(indent, sightFrom);
  const end = Math.min(to, endLine === line ? endColumn - 1 : code.length);
  const start = Math.max(from, column - 1);
  return html`${sightFrom > 0 && '…'}${code.slice(from, start)}<mark>${code.slice(start, Math.max(start, end))}</mark>${code.slice(Math.max(start, end), to).trimEnd()}${to < code.length && '…'}`;
}

/** What of a long line is shown, so that the column stays in sight. */
function inSight(text: string, column: number): readonly [from: number, to: number] {
  const from = column > MAX_CODE - 40 ? column - 40 : 0;
  return [from, Math.min(text.length, from + MAX_CODE)];
}

function commonIndent(lines: readonly string[]): number {
  const indents = lines.filter(text => text.trim() !== '').map(text => text.length - text.trimStart().length);
  return indents.length === 0 ? 0 : Math.min(...indents);
}
