/** What tells two reports apart: the first finding that differs, or else the first part that does. Knows the JSON of both drivers. */

export interface Difference {
  /** The first place that differs, as a path into the JSON: `findings[3].chain[0].line`. */
  readonly where: string;
  /** What stands there on each side, with the finding around it. */
  readonly before: string;
  readonly after: string;
}

export interface Report {
  /** How many files were linted. */
  readonly files: number;
  /** Every finding with all its fields, in the order of the report. What ESLint itself has to say is none. */
  readonly findings: readonly object[];
}

interface CommandReport {
  readonly summary: { readonly linted: number };
  readonly findings: readonly object[];
}

type EslintReport = readonly {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null }[];
}[];

/** Longer texts are cut, in characters. */
const LONGEST = 400;

/** Reads what a driver prints. Throws where that is no JSON. */
export function readReport(text: string): Report {
  const report = JSON.parse(text) as CommandReport | EslintReport;
  if ('summary' in report) return { files: report.summary.linted, findings: report.findings };
  const findings = report.flatMap(({ filePath, messages }) =>
    messages.filter(({ ruleId }) => ruleId?.startsWith('event-loop/')).map(message => ({ file: filePath, ...message })),
  );
  return { files: report.length, findings };
}

/** Compares two reports byte for byte. Returns nothing where they are the same. */
export function findDifference(before: string, after: string): Difference | undefined {
  if (before === after) return undefined;
  const [left, right] = [readReport(before).findings, readReport(after).findings];
  const inFindings = firstDifference(left, right, []);
  if (inFindings) {
    const [index] = inFindings.path as [number];
    const shown = (findings: readonly object[], value: unknown): string => `${cut(value)} in ${cut(findings[index])}`;
    return { where: `findings${written(inFindings.path)}`, before: shown(left, inFindings.before), after: shown(right, inFindings.after) };
  }
  // Counts and notes come after the findings, whose number they give.
  const elsewhere = firstDifference(JSON.parse(before), JSON.parse(after), []);
  if (elsewhere) return { where: `report${written(elsewhere.path)}`, before: cut(elsewhere.before), after: cut(elsewhere.after) };
  return textDifference(before, after);
}

interface Leaf {
  readonly path: readonly (string | number)[];
  readonly before: unknown;
  readonly after: unknown;
}

/** Finds the first place, in depth, where two JSON values differ. The order of an object's keys is not looked at. */
function firstDifference(before: unknown, after: unknown, path: Leaf['path']): Leaf | undefined {
  if (Object.is(before, after)) return undefined;
  if (!isObject(before) || !isObject(after) || Array.isArray(before) !== Array.isArray(after)) return { path, before, after };
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const found = firstDifference(before[key], after[key], [...path, Array.isArray(before) ? Number(key) : key]);
    if (found) return found;
  }
  return undefined;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Finds the first character that differs: what is left are the order of keys, and white space. */
function textDifference(before: string, after: string): Difference {
  let at = 0;
  while (before[at] === after[at]) at++;
  const around = (text: string): string => text.slice(Math.max(0, at - LONGEST / 4), at + LONGEST / 4);
  return { where: `character ${at}`, before: around(before), after: around(after) };
}

const written = (path: Leaf['path']): string => path.map(step => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');

function cut(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
