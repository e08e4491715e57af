/** The words of the report: names of kinds and APIs, numbers, and plurals. */
import { displayName, type Kind } from '../../../catalog/index.ts';
import type { ProblemDetail } from '../../../rule/rule.ts';

/** The names of kinds, longest work first. The findings of a function are shown in this order. */
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

/** Formats a number with a comma between thousands, in every locale. */
export const numeral = (count: number): string => count.toLocaleString('en-US');

/** Returns a rule's name without the plugin's prefix. */
export const shortRule = (rule: string): string => rule.replace(/^event-loop\//, '');

/** Returns the name of the blocking API, as in messages: `fs.readFileSync`, or the head of a loop. */
export const apiName = ({ api, kind }: Pick<ProblemDetail, 'api' | 'kind'>): string => (kind === 'loop' ? api : displayName(api));
