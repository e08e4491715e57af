/** Lines of source: an excerpt around a finding with its code marked, and single lines. */
import { getOrMake } from '../../../collections/maps.ts';
import type { Finding } from '../../run.ts';
import { html, type Markup } from './markup.ts';

const AROUND = 2;
const MAX_CODE = 200;

/** The texts of files, each read on its first use. */
export class Sources {
  readonly #read: (file: string) => string;
  readonly #texts = new Map<string, string>();
  readonly #lines = new Map<string, readonly string[]>();

  constructor(read: (file: string) => string) {
    this.#read = read;
  }

  /** Returns a file's text without its byte order mark; empty if the file can't be read. */
  text(file: string): string {
    return getOrMake(this.#texts, file, () => {
      try {
        return this.#read(file);
      } catch {
        // The file may have been deleted after the lint. The report does without its text.
        return '';
      }
    });
  }

  lines(file: string): readonly string[] {
    return getOrMake(this.#lines, file, () => this.text(file).split(/\r\n|[\n\r\u2028\u2029]/));
  }

  /** Returns a line without the white space around it, shortened around a column. */
  line(file: string, line: number, column = 1): string {
    const text = this.lines(file)[line - 1] ?? '';
    const [from, to] = inSight(text, column);
    return `${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`.trim();
  }
}

/** Renders the finding's line with the lines around it. */
export function excerpt(finding: Finding, sources: Sources): Markup {
  const { file, line, code } = finding;
  const all = sources.lines(file);
  // If the file has changed since the lint, its lines are not those that were around the finding.
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

/** Renders the line of a finding without its first `indent` characters, and marks the finding's range. */
export function marked({ code, line, column, endLine, endColumn }: Finding, indent = code.length - code.trimStart().length): Markup {
  const [sightFrom, to] = inSight(code, column);
  const from = Math.max(indent, sightFrom);
  const end = Math.min(to, endLine === line ? endColumn - 1 : code.length);
  const start = Math.max(from, column - 1);
  return html`${sightFrom > 0 && '…'}${code.slice(from, start)}<mark>${code.slice(start, Math.max(start, end))}</mark>${code.slice(Math.max(start, end), to).trimEnd()}${to < code.length && '…'}`;
}

/** Returns the range of a long line to show, so that the column stays visible. */
function inSight(text: string, column: number): readonly [from: number, to: number] {
  const from = column > MAX_CODE - 40 ? column - 40 : 0;
  return [from, Math.min(text.length, from + MAX_CODE)];
}

function commonIndent(lines: readonly string[]): number {
  const indents = lines.filter(text => text.trim() !== '').map(text => text.length - text.trimStart().length);
  return indents.length === 0 ? 0 : Math.min(...indents);
}
