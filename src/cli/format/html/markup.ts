/**
 * Finished HTML, and the template tag that makes it. The tag escapes all values except finished HTML. All text from
 * outside reaches the page through this tag.
 */

/** Finished HTML, which is not escaped again. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** A value in a template. `undefined` and `false` write nothing. */
export type Content = Markup | string | number | undefined | false | readonly Content[];

/** Makes HTML with values as text or as quoted attributes. Don't use values in `script` and `style`, which need other escapes. */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Markup {
  return new Markup(parts.reduce((before, part, index) => before + written(values[index - 1]) + part));
}

function written(content: Content): string {
  if (content instanceof Markup) return content.text;
  if (typeof content === 'object') return content.map(written).join('');
  return content === undefined || content === false ? '' : escaped(String(content));
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Characters that HTML can't hold, and characters that change the direction of text, which can disguise code. */
const unseen = /[^\t\n\P{Cc}]|\p{Cs}|\p{Noncharacter_Code_Point}|[\u202A-\u202E\u2066-\u2069]/gu;

const escaped = (text: string): string =>
  text
    .replaceAll('\r\n', '\n')
    .replaceAll(unseen, '\uFFFD')
    .replaceAll(/[&<>"']/g, found => entities[found] ?? found);
