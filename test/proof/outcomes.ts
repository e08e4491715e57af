/** What came of a row. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import semver from 'semver';
import type { Row } from '../support/catalog-rows.ts';

export interface Outcome {
  readonly module: string;
  readonly row: string;
  readonly status: 'proved' | 'failed' | 'not run' | 'not on this Node';
  /** What is wrong, or why it is not run. */
  readonly problems: readonly string[];
}

const major = Number(process.versions.node.split('.')[0]);

/** Whether a row is about this Node, this platform and the installed version of its package. */
export function isHere({ api: { since = 20, platform, versions }, table }: Row): boolean {
  if (major < since || (platform !== undefined && platform !== process.platform)) return false;
  return versions === undefined || semver.satisfies(versionOf(table.module), versions);
}

function versionOf(module: string): string {
  const name = /^(?:@[^/]+\/)?[^/]+/.exec(module)?.[0] ?? module;
  return (JSON.parse(readFileSync(join(import.meta.dirname, '../../node_modules', name, 'package.json'), 'utf8')) as { version: string }).version;
}
