/**
 * Examples whose comments say who reports a line: `// n/no-sync event-loop/no-sync-fs` at its end. Blocks of a page that
 * begin with a comment are files of that name.
 */
import type { Block } from './doc-blocks.ts';
import type { Consumer } from './consumer.ts';

/** The files of these blocks, by their names. */
export const filesOf = (blocks: readonly Block[]): Record<string, string> =>
  Object.fromEntries(blocks.map(({ text }): [string, string] => [/^\/\/ (.+)$/m.exec(text)?.[1] ?? '', text]));

/** The lines that name somebody whose name begins like this, as `file:line name`, sorted. */
export const linesThatName = (files: Readonly<Record<string, string>>, start: string): string[] =>
  Object.entries(files)
    .flatMap(([name, text]) =>
      text.split('\n').flatMap((line, index) =>
        (/ \/\/ ((?:(?:@?[\w-]+\/|--)[\w-]+ ?)+)$/.exec(line)?.[1] ?? '')
          .split(' ')
          .filter(who => who !== '' && who.startsWith(start))
          .map(who => `${name}:${index + 1} ${who}`),
      ),
    )
    .sort();

interface FileReport {
  readonly filePath: string;
  readonly messages: readonly { readonly line: number; readonly ruleId: string | null; readonly message: string }[];
}

/** What ESLint reports in `src` of a project, in the same form. Throws where it could not do its work. */
export function linesReportedIn(project: Consumer): string[] {
  const { out, err } = project.run('npx eslint --format json src');
  if (err !== '') throw new Error(err);
  const results = JSON.parse(out) as FileReport[];
  return results
    .flatMap(({ filePath, messages }) =>
      messages.map(({ line, ruleId, message }) => `${filePath.slice(project.folder.length + 1)}:${line} ${ruleId ?? message}`),
    )
    .sort();
}
