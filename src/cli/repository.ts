/** Which folder a CI service has checked the repository out to: its paths start there, wherever the command is run. */
import { isAbsolute, relative } from 'node:path';

const variables = ['GITHUB_WORKSPACE', 'CI_PROJECT_DIR'] as const;

/** The repository's folder that CI services name, if `cwd` is in it; `cwd` itself elsewhere. */
export function repositoryOf(cwd: string, environment: Readonly<Record<string, string | undefined>>): string {
  const folders = variables.flatMap(name => environment[name] ?? []);
  return folders.find(folder => isAbsolute(folder) && !relative(folder, cwd).startsWith('..')) ?? cwd;
}
