/**
 * A trial parse of a text in another process, which a crash ends instead of this one. The parser is native code, and its stack overflows
 * where a text nests too deeply. A trial takes a tenth of a second. Only texts that can be read in two ways need one.
 */
import { spawnSync } from 'node:child_process';
import { extname, join } from 'node:path';

/** The fewest opening brackets, and the fewest characters, of a text that may overflow the stack. */
const FEWEST_BRACKETS = 900;
const FEWEST_CHARACTERS = 20_000;

/** The longest time of a trial. */
const MAX_MS = 30_000;

/** Tells whether a parser of this language survives a text. */
export function survivesParsing(text: string, language: string): boolean {
  if (text.length < FEWEST_CHARACTERS && openingBrackets(text) < FEWEST_BRACKETS) return true;
  const extension = extname(import.meta.filename);
  const script = join(import.meta.dirname, `parse-trial-process${extension}`);
  // The sources of this project run by `tsx` while it is developed.
  const loader = extension === '.ts' ? ['--import', 'tsx'] : [];
  const { status } = spawnSync(process.execPath, [...loader, script, language], {
    input: text,
    timeout: MAX_MS,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  return status === 0;
}

function openingBrackets(text: string): number {
  let count = 0;
  for (const character of text) if (character === '(' || character === '[' || character === '{') count++;
  return count;
}
