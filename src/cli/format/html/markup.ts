/**
 * Text that is HTML already, and the template that makes it: whatever is put into one is escaped, unless a template made it.
 * Nothing else in this folder writes a `<` that comes from outside.
 */

/** HTML that may be written as it is. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** What a template takes: nothing is written for what is absent. */
export type Content = Markup | string | number | undefined | false | readonly Content[];

/** HTML with these values in it, as text or as quoted attributes. Not for the content of `script` and `style`. */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Markup {
  return new Markup(parts.reduce((before, part, index) => before + written(values[index - 1]) + part));
}

function written(content: Content): string {
  if (content instanceof Markup) return content.text;
  if (typeof content === 'object') return content.map(written).join('');
  return content === undefined || content === false ? '' : escaped(String(content));
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Characters that HTML can't hold, and those that make code look like other code by turning its direction. */
const unseen = /[^\t\n\P{Cc}]|\p{Cs}|\p{Noncharacter_Code_Point}|[\u202A-\u202E\u2066-\u2069]/gu;

const escaped = (text: string): string =>
  text
    .replaceAll('\r\n', '\n')
    .replaceAll(unseen, '\uFFFD')
    .replaceAll(/[&<>"']/g, found => entities[found] ?? found);
