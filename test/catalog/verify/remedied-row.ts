/**
 * A row of a package's table as a program that makes its call, in each way to import it, and as the program that its
 * remedy makes of it. What the call is given are the parameters of the one function of the program, `run`.
 */
import { suggestionsIn } from '../../remedies/remedied.ts';
import type { Condition } from '../../../src/catalog/model/conditions.ts';
import type { Row } from '../../support/catalog-rows.ts';

export interface Callee {
  readonly head: string;
  /** What is called. */
  readonly text: string;
  /** Its type. */
  readonly type: string;
  /** The parameter that it is a method of. */
  readonly receiver: string | undefined;
}

/** The ways in which a program may get at what a row is about. */
export function calleesOf({ table: { module }, path }: Row): Callee[] {
  if (path.startsWith('new ')) return [];
  const from = `from '${module}';`;
  const [, maker = '', kind = '', rest = ''] = /^([$\w.]*)(#|\(\)\.?)(.*)$/.exec(path) ?? [];
  if (kind === '#') return /[.#()]/.test(maker + rest) ? [] : [methodOf(maker, rest, from)];
  const exported = kind === '' ? path : maker;
  const plain = exportsOf(exported, from);
  return kind === '' ? plain : plain.map(callee => resultOf(callee, rest)).filter(({ text }) => !/[#()]/.test(text));
}

const suffix = (path: string): string => (path === '' ? '' : `.${path}`);

function exportsOf(path: string, from: string): Callee[] {
  const [first = '', ...more] = path.split('.');
  const callee = (head: string, text: string): Callee => ({ head, text, type: `typeof ${text}`, receiver: undefined });
  if (path === '') return [callee(`import api ${from}`, 'api'), callee(`import { default as api } ${from}`, 'api')];
  return [
    callee(`import api ${from}`, `api.${path}`),
    callee(`import { ${first} as api } ${from}`, `api${suffix(more.join('.'))}`),
    callee(`import * as api ${from}`, `api.${path}`),
  ];
}

function methodOf(maker: string, name: string, from: string): Callee {
  const head = maker === '' ? `import type Api ${from}` : `import type { ${maker} as Api } ${from}`;
  return { head, text: `it.${name}`, type: `Api['${name}']`, receiver: 'it: Api' };
}

/** What is called on what a call gives, which the module makes when it starts. */
function resultOf({ head, text, type }: Callee, rest: string): Callee {
  const made = `${head}\ndeclare const given: Parameters<${type}>;\nconst it = ${text}(...given);`;
  const called = `it${suffix(rest)}`;
  return { head: made, text: called, type: `typeof ${called}`, receiver: undefined };
}

/** The parameters of a program, by their types, and what it returns. */
export interface Form {
  readonly declared: string;
  readonly parameters: readonly string[];
  readonly result: string;
}

/** A form for a call with so many arguments, of which nothing is known. */
export const untyped = (count: number): Form => ({ declared: '', parameters: Array.from({ length: count }, () => 'any'), result: 'any' });

export interface Programs {
  readonly before: string;
  readonly after: string;
  /** What the remedy is said to do. */
  readonly remedy: string;
}

/** The program of a row with a remedy, and what that makes of it. */
export function programsOf({ api }: Row, callee: Callee, { declared, parameters, result }: Form, folder: string): Programs | undefined {
  const given = parameters.map((_, index) => argumentFor(api.when, index)).join(', ');
  const names = [
    ...(callee.receiver === undefined ? [] : [callee.receiver]),
    ...parameters.map((type, index) => `a${String(index)}: ${type}`),
  ];
  const isVoid = result === 'void' || (api.rewrite !== undefined && api.rewrite !== false && api.rewrite.milliseconds !== undefined);
  const body = `${isVoid ? '' : 'return '}${callee.text}(${given});`;
  // A file in which `import.meta` is used is seen to be an ES module.
  const before = `${callee.head}\n${declared}export const url = import.meta.url;\nexport async function run(${names.join(', ')}): Promise<${isVoid ? 'void' : result}> {\n  ${body}\n}\n`;
  const [first] = suggestionsIn(before, 'program.mts', {}, folder).filter(({ outputs }) => outputs.length > 0);
  const after = first?.outputs[0];
  return after === undefined ? undefined : { before, after, remedy: first?.message ?? '' };
}

/** An argument that meets a row's condition. */
function argumentFor(when: Condition | undefined, index: number): string {
  const name = `a${String(index)}`;
  const conditions = when === undefined ? [] : 'all' in when ? when.all : [when];
  for (const condition of conditions) {
    if (!('argument' in condition) || condition.argument !== index) continue;
    if ('type' in condition) return condition.type === 'string' ? `\`\${${name}}\`` : `+${name}`;
    const value = JSON.stringify(condition.oneOf[0]);
    return 'property' in condition ? `{ ...${name}, ${condition.property}: ${value} }` : value;
  }
  return name;
}
