/**
 * Text from a checkout, made safe for a terminal and for a log. A name or a line of code may hold escape sequences, or marks that reverse
 * text. It may also hold commands for the service that reads the log.
 */

/** Control characters but tabs, marks of direction, and line separators. */
const unsafe = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\u2028\u2029\uFEFF]/gu;

/** Returns a text on one line, with escapes in place of what a terminal would obey. */
export const printable = (text: string): string => text.replaceAll(unsafe, character => (character === '\t' ? '\t' : escaped(character)));

/**
 * Returns the lines of a log without commands in them. GitHub obeys a line that begins with `::`, and `##[` anywhere; Azure and TeamCity
 * obey `##vso[` and `##teamcity[`.
 */
export const withoutCommands = (text: string): string =>
  text.replaceAll(/^([^\S\n\r\u2028\u2029]*):(?=:)/gm, '$1\\x3a').replaceAll(/#(?=#(?:vso|teamcity)?\[)/g, '\\x23');

function escaped(character: string): string {
  const code = character.charCodeAt(0).toString(16);
  return code.length > 2 ? `\\u${code.padStart(4, '0')}` : `\\x${code.padStart(2, '0')}`;
}
