/** The folder of the repository on a CI service. Paths in its reports start there, whatever the working directory. */
import { isAbsolute, relative } from 'node:path';

const variables = ['GITHUB_WORKSPACE', 'CI_PROJECT_DIR'] as const;

/** Returns the repository's folder that a CI service names, if `cwd` is in it; `cwd` itself elsewhere. */
export function repositoryOf(cwd: string, environment: Readonly<Record<string, string | undefined>>): string {
  const folders = variables.flatMap(name => environment[name] ?? []);
  return folders.find(folder => isAbsolute(folder) && !relative(folder, cwd).startsWith('..')) ?? cwd;
}
