/**
 * Text from a checkout, made safe for a terminal and for a log. A name or a line of code may hold escape sequences, or marks that reverse
 * text. It may also hold commands for the service that reads the log.
 */

/** Control characters but tabs, marks that are not seen or change the direction, and line separators. */
const unsafe = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** Returns a text on one line, with escapes in place of what a terminal would obey. */
export const printable = (text: string): string => text.replaceAll(unsafe, character => (character === '\t' ? '\t' : escaped(character)));

/**
 * Returns the lines of a log without commands in them. GitHub obeys a line that begins with `::`, and `##[` anywhere; Azure and TeamCity
 * obey `##vso[` and `##teamcity[`.
 */
export const withoutCommands = (text: string): string =>
  text.replaceAll(/^([^\S\n\r\u2028\u2029]*):(?=:)/gm, '$1\\x3a').replaceAll(/#(?=#(?:vso|teamcity)?\[)/gi, '\\x23');

/** Returns equal JSON in which escapes stand for marks that a terminal obeys, and for commands in a log. */
export const printableJson = (json: string): string =>
  json.replaceAll(/(?!\n)[\p{Cc}\p{Cf}\u2028\u2029]|#(?=#(?:vso|teamcity)?\[)/giu, mark =>
    Array.from({ length: mark.length }, (_, index) => `\\u${mark.charCodeAt(index).toString(16).padStart(4, '0')}`).join(''),
  );

/** Returns equal XML in which references stand for such marks and commands. */
export const printableXml = (xml: string): string =>
  xml.replaceAll(/(?![\n\t])[\p{Cf}\u0080-\u009F\u2028\u2029]|#(?=#(?:vso|teamcity)?\[)/giu, mark => `&#${mark.codePointAt(0) ?? 0};`);

function escaped(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return code.length > 2 ? `\\u${code.padStart(4, '0')}` : `\\x${code.padStart(2, '0')}`;
}
