/**
 * A project that has the built package installed, as a user's has. Its `npm ci` does to `node_modules` what npm's does,
 * without a registry, and its `npx` runs what is installed there. npm's own would take a second each time.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import type { Run } from './command.ts';
import { scratch, write } from './scratch.ts';

const root = join(import.meta.dirname, '../..');

/** Empties `node_modules`, and links what a lock file would have brought. */
const npm = (packages: readonly string[]): string => `#!/bin/sh
set -e
[ "$*" = ci ] || { echo "only 'npm ci' is known here" >&2; exit 64; }
rm -rf node_modules
mkdir -p node_modules/.bin
ln -s "${root}" node_modules/eslint-plugin-event-loop
${packages.map(name => `mkdir -p "$(dirname node_modules/${name})"; ln -s "${root}/node_modules/${name}" node_modules/${name}`).join('\n')}
printf '#!/bin/sh\\nexec node "${root}/dist/src/cli/main.js" "$@"\\n' > node_modules/.bin/eslint-plugin-event-loop
printf '#!/bin/sh\\nexec node "${root}/node_modules/eslint/bin/eslint.js" "$@"\\n' > node_modules/.bin/eslint
chmod +x node_modules/.bin/*
`;

/** Runs a command of the nearest `node_modules` that has it. */
const npx = `#!/bin/sh
name=$1
shift
at=$PWD
while [ ! -x "$at/node_modules/.bin/$name" ]; do
  [ "$at" != / ] || { echo "'$name' is not installed" >&2; exit 64; }
  at=$(dirname "$at")
done
exec "$at/node_modules/.bin/$name" "$@"
`;

export interface Consumer {
  readonly folder: string;
  /** Runs a step as the services do: one shell that ends with the first command that fails. */
  readonly run: (step: string, where?: { readonly folder?: string; readonly environment?: Readonly<Record<string, string>> }) => Run;
}

export function consumer(files: Readonly<Record<string, string>>, packages: readonly string[] = ['eslint']): Consumer {
  const bin = scratch({ npm: npm(packages), npx });
  for (const name of ['npm', 'npx']) chmodSync(join(bin, name), 0o755);
  const folder = scratch({ 'package.json': '{ "name": "shop", "private": true, "type": "module" }\n' });
  for (const [name, text] of Object.entries(files)) write(folder, name, text);
  const PATH = [bin, dirname(process.execPath), process.env.PATH].join(delimiter);
  return {
    folder,
    run(step, { folder: at = '.', environment = {} } = {}) {
      // The variables of the service that runs these tests are not those of the recipe.
      const own = Object.fromEntries(
        Object.entries(process.env).filter(([name]) => name !== 'GITHUB_WORKSPACE' && name !== 'CI_PROJECT_DIR'),
      );
      const { status, stdout, stderr } = spawnSync('bash', ['-e', '-c', step], {
        cwd: join(folder, at),
        encoding: 'utf8',
        env: { ...own, PATH, NO_COLOR: '1', ...environment },
      });
      return { code: status, out: stdout, err: stderr };
    },
  };
}
