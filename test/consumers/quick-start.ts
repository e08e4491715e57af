/**
 * `npm run verify quickstart` does what docs/quick-start.md says: for each framework, from an empty folder, with the packed
 * plugin in place of the published one, to the finding that the page shows. With `--write` it writes into the page what
 * the command says.
 */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { groupBy } from '../../src/collections/group-by.ts';
import { blocksOf, blocksUnder, type Block } from '../support/doc-blocks.ts';
import { pack, shell, succeed, temporary, write } from './packed.ts';

const PAGE = 'docs/quick-start.md';
const isWriting = process.argv.includes('--write');

const commands = blocksUnder('README.md', 'Quick start', 'sh');
assert.equal(commands.length, 1, 'The README has one quick start.');
const [twoCommands = ''] = commands;
const [install = '', check = '', ...more] = twoCommands.trimEnd().split('\n');
assert.deepEqual(more, [], 'It is two commands.');

const { file } = pack();
const sections = groupBy(blocksOf(PAGE), ({ title }) => title);
let page = readFileSync(join(import.meta.dirname, '../..', PAGE), 'utf8');

for (const [title, blocks] of sections) {
  const folder = temporary(title.replaceAll(/\W/g, '').toLowerCase());
  const [begin, same] = blocks.filter(({ language }) => language === 'sh');
  assert.equal(same?.text, twoCommands, `${title} needs no other commands than the README has.`);
  succeed(begin?.text ?? '', folder);
  write(folder, Object.fromEntries(blocks.filter(({ language }) => language === 'js' || language === 'ts').map(fileOf)));

  const began = performance.now();
  succeed(install.replace('eslint-plugin-event-loop', `"${file}"`), folder);
  const { code, text } = shell(check, folder);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);

  assert.equal(code, 1, text);
  const shown = blocks.find(({ language }) => language === 'text')?.text ?? '';
  if (isWriting)
    page = page.replace(sectionOf(page, title), section =>
      section.replace(/```text\n.*?```/s, () => `\`\`\`text\n${text.trimStart()}\`\`\``),
    );
  else assert.equal(text.trimStart(), shown);
  console.log(`${title}: the first finding after ${seconds} s.`);
}
if (isWriting) writeFileSync(join(import.meta.dirname, '../..', PAGE), page);

/** A block's file, which its first line names. */
function fileOf({ text }: Block): [string, string] {
  const [, name = '', rest = ''] = /^\/\/ (\S+)\n(.*)$/s.exec(text) ?? [];
  assert.notEqual(name, '', `A block names its file: ${text}`);
  return [name, rest];
}

/** A section's text, from its title to the next. */
function sectionOf(text: string, title: string): string {
  const begin = text.indexOf(`\n## ${title}\n`);
  const end = text.indexOf('\n## ', begin + 1);
  return text.slice(begin, end === -1 ? undefined : end);
}
