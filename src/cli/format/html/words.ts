/** What the report calls things: kinds of work, and how many there are of something. */
import { displayName, type Kind } from '../../../catalog/index.ts';
import type { ProblemDetail } from '../../../rule/rule.ts';

/** From what usually takes longest: the order in which findings of one function are shown. */
const kindNames: Readonly<Record<Kind, string>> = {
  loop: 'Loops',
  wait: 'Waiting',
  process: 'Child processes',
  network: 'Network',
  cpu: 'Computing',
  database: 'Database',
  disk: 'Disk',
  'module-load': 'Loading modules',
};

export const kindName = (kind: string): string => (kindNames as Readonly<Record<string, string>>)[kind] ?? kind;

export const kindOrder: readonly string[] = Object.keys(kindNames);

export const severityNames = { error: 'Error', warn: 'Warning' } as const;

export const plural = (count: number, noun: string): string => `${numeral(count)} ${noun}${count === 1 ? '' : 's'}`;

/** With a comma between thousands, wherever the report is made. */
export const numeral = (count: number): string => count.toLocaleString('en-US');

/** Without the plugin's prefix. */
export const shortRule = (rule: string): string => rule.replace(/^event-loop\//, '');

/** What blocks, as messages have it: `fs.readFileSync`, or a loop's head. */
export const apiName = ({ api, kind }: Pick<ProblemDetail, 'api' | 'kind'>): string => (kind === 'loop' ? api : displayName(api));
