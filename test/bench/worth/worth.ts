/**
 * `npm run bench worth FOLDER`: of the findings that were judged by reading, how many are still reported. FOLDER has a checkout of each
 * application at the commit that `judged.json` names, as `owner+name`; an application that is missing is left out and named.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { groupBy } from '../../../src/collections/group-by.ts';

interface Judged {
  readonly app: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly rule: string;
  readonly verdict: 'worth' | 'noise' | 'wrong';
  /** The reason why it is not worth having. */
  readonly kind?: string;
}

interface Reported {
  readonly findings: readonly { readonly file: string; readonly line: number; readonly column: number; readonly rule: string }[];
}

/** The shares to reach: of what is reported, worth having; of what is worth having, reported. */
const WORTH = 0.85;
const KEPT = 0.97;

const command = join(import.meta.dirname, '../../../dist/src/cli/main.js');
const [folder] = process.argv.slice(2);
const { findings } = JSON.parse(readFileSync(join(import.meta.dirname, 'judged.json'), 'utf8')) as { findings: Judged[] };

/** Returns the places that the command reports in an application, as errors or warnings. */
function reportedIn(app: string): Set<string> | undefined {
  const cwd = resolve(folder ?? '', app.replace('/', '+'));
  if (!existsSync(cwd)) return undefined;
  const { stdout } = spawnSync(process.execPath, [command, '--no-cache', '--no-config', '--format', 'json', '.'], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  return new Set((JSON.parse(stdout) as Reported).findings.map(placeOf));
}

const placeOf = ({ file, line, column, rule }: Reported['findings'][number]): string =>
  `${file}:${line}:${column} ${rule.replace('event-loop/', '')}`;

if (folder === undefined) {
  console.error('Usage: npm run bench worth FOLDER');
  process.exitCode = 2;
} else {
  const kept: Judged[] = [];
  const tried: Judged[] = [];
  for (const [app, judged] of groupBy(findings, finding => finding.app)) {
    const reported = reportedIn(app);
    if (reported) {
      tried.push(...judged);
      kept.push(...judged.filter(finding => reported.has(placeOf(finding))));
    } else console.log(`${app} is not in the folder.`);
  }
  const labelOf = ({ verdict, kind }: Judged): string => (kind === undefined ? verdict : `${verdict}: ${kind}`);
  const counts = groupBy(kept, labelOf);
  for (const [label, all] of [...groupBy(tried, labelOf)].sort(([a], [b]) => (a < b ? 1 : -1)))
    console.log(`${label.padEnd(24)} ${counts.get(label)?.length ?? 0} of ${all.length}`);
  const isWorth = ({ verdict }: Judged): boolean => verdict === 'worth';
  const worth = kept.filter(isWorth).length;
  const share = worth / kept.length;
  const rest = worth / tried.filter(isWorth).length;
  console.log(`Worth having, of what is reported: ${share.toFixed(3)} (at least ${WORTH})`);
  console.log(`Reported, of what is worth having: ${rest.toFixed(3)} (at least ${KEPT})`);
  if (process.env.LIST !== undefined) {
    const places = new Set(kept);
    for (const finding of tried.filter(one => isWorth(one) !== places.has(one)))
      console.log(`${isWorth(finding) ? 'lost' : 'kept'} ${labelOf(finding)} ${finding.app} ${placeOf(finding)}`);
  }
  if (share < WORTH || rest < KEPT) process.exitCode = 1;
}
