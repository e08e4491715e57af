/** The command line: its options, and one clear sentence for each mistake. */
import { parseArgs } from 'node:util';
import { presetNames, type PresetName } from '../rule/preset-names.ts';

export const formats = ['text', 'json', 'github', 'gitlab', 'junit', 'sarif', 'html'] as const;
export type Format = (typeof formats)[number];

/** A report that the user asks for. */
export interface Output {
  readonly format: Format;
  /** The file to write, in place of standard output. */
  readonly file: string | undefined;
}

export interface Options {
  /** A function to explain, as `FILE:LINE` or `FILE#NAME`, in place of a lint. */
  readonly explain: string | undefined;
  /** True if `explain` prints the answer of each stage of the analysis for a line. */
  readonly stages: boolean;
  readonly paths: readonly string[];
  /** Absent where the configuration decides. */
  readonly preset: PresetName | undefined;
  /** The file of the configuration; `false` for none. If absent, the nearest `eslint.config.js` counts. */
  readonly config: string | false | undefined;
  readonly outputs: readonly Output[];
  /** The file with the findings to ignore. */
  readonly baseline: string | undefined;
  /** True to record the present findings in the baseline. */
  readonly updateBaseline: boolean;
  /** The number of warnings above which the run fails. */
  readonly maxWarnings: number;
  readonly all: boolean;
  /** True if a run without a file to lint is no failure. */
  readonly passOnNoFiles: boolean;
  /** True to leave out files that cannot be parsed: templates, or another language. */
  readonly ignoreUnparsable: boolean;
  /** True to report what programs do that serve nobody, as warnings. */
  readonly programs: boolean;
  /** True to list the imports that were not followed. */
  readonly listImports: boolean;
  /** True to report entries of the settings that match nothing, and to fail the run for them. */
  readonly reportUnused: boolean;
  /** True to cache summaries and the result for the next run. */
  readonly cache: boolean;
  readonly help: boolean;
  readonly version: boolean;
}

/** A mistake in the command's arguments, or in a file that they name. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const usage = `Usage: eslint-plugin-event-loop [options] [path ...]
       eslint-plugin-event-loop explain FILE:LINE | FILE#NAME
       eslint-plugin-event-loop explain --stages FILE:LINE

Finds calls that block Node's event loop, without an ESLint configuration.
Without a path, the current directory. \`explain\` says why a function blocks, or why
it is thought not to: its chains, the contexts that reach it, and the calls in it
of which nothing is known. With --stages: what each stage of the analysis says of
a line, to see where a missing report was lost.

Options:
  --preset NAME        recommended (default), strict or all
  --config FILE        rules and settings, as in an ESLint flat config: JSON, or a module's default export;
                       without it, the nearest eslint.config.js counts as it does for ESLint
  --no-config          use no configuration file
  --format NAME[=FILE] text (default), json, github, gitlab, junit, sarif or html; to a file,
                       if one is named; several are given one by one
  --max-warnings N     fail when there are more than N warnings
  --baseline FILE      let the findings through that are in this file, and report those of
                       it that are gone
  --update-baseline    write what is found into that file
  --all                lint tests, build output and ignored files too
  --pass-on-no-files   succeed when there is no file to lint
  --ignore-unparsable  leave out files that cannot be parsed, such as templates
  --programs           report what blocks in programs that serve nobody, too, as warnings
  --list-imports       list the imports that were not followed, and why
  --stages             with explain, print the answer of each stage for a line
  --report-unused      report what the settings allow or add that matches nothing in these files
  --no-cache           do not use or write the cache
  --help, --version

Exit codes: 0 clean, 1 errors, too many warnings or unused settings, 2 the work was not done: a file or an option
could not be read, or there was nothing to lint.
`;

/** Reads the arguments. Throws a `UsageError`. */
export function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parsed(args);
  if (values['update-baseline'] && values.baseline === undefined)
    throw new UsageError('--update-baseline needs --baseline, which names the file. See --help.');
  const isExplain = positionals[0] === 'explain';
  if (isExplain && positionals.length !== 2) throw new UsageError('explain takes one function, as FILE:LINE or FILE#NAME. See --help.');
  if (values['no-config'] && values.config !== undefined) throw new UsageError('--no-config and --config exclude each other. See --help.');
  if (values.stages && !isExplain) throw new UsageError('--stages goes with explain. See --help.');
  return {
    explain: isExplain ? positionals[1] : undefined,
    stages: values.stages,
    paths: positionals.length > 0 && !isExplain ? positionals : ['.'],
    preset: values.preset === undefined ? undefined : oneOf('--preset', presetNames, values.preset),
    config: values['no-config'] ? false : values.config,
    outputs: outputsOf(values.format),
    baseline: values.baseline,
    updateBaseline: values['update-baseline'],
    maxWarnings: countOf('--max-warnings', values['max-warnings']),
    all: values.all,
    passOnNoFiles: values['pass-on-no-files'],
    ignoreUnparsable: values['ignore-unparsable'],
    programs: values.programs,
    listImports: values['list-imports'],
    reportUnused: values['report-unused'],
    cache: !values['no-cache'],
    help: values.help,
    version: values.version,
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        preset: { type: 'string' },
        config: { type: 'string' },
        'no-config': { type: 'boolean', default: false },
        format: { type: 'string', multiple: true, default: ['text'] },
        'max-warnings': { type: 'string' },
        baseline: { type: 'string' },
        'update-baseline': { type: 'boolean', default: false },
        all: { type: 'boolean', default: false },
        'pass-on-no-files': { type: 'boolean', default: false },
        'ignore-unparsable': { type: 'boolean', default: false },
        programs: { type: 'boolean', default: false },
        'list-imports': { type: 'boolean', default: false },
        stages: { type: 'boolean', default: false },
        'report-unused': { type: 'boolean', default: false },
        'no-cache': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
        version: { type: 'boolean', short: 'v', default: false },
      },
    });
  } catch (error) {
    const [sentence = ''] = (error as Error).message.split(/\.?(?: |\n|$)(?=[A-Z]|$)/);
    throw new UsageError(`${sentence}. See --help.`);
  }
}

function outputsOf(values: readonly string[]): Output[] {
  const outputs = values.map((value): Output => {
    const [name = '', ...rest] = value.split('=');
    return { format: oneOf('--format', formats, name), file: rest.length > 0 ? rest.join('=') : undefined };
  });
  if (outputs.some(({ file }) => file === '')) throw new UsageError("--format NAME= lacks the file's name. See --help.");
  if (outputs.filter(({ file }) => file === undefined).length > 1)
    throw new UsageError('Two formats can not both go to standard output: write one to a file, as in --format sarif=report.sarif.');
  return outputs;
}

function oneOf<Name extends string>(option: string, names: readonly Name[], value: string): Name {
  const name = names.find(known => known === value);
  if (name === undefined)
    throw new UsageError(`${option} must be ${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}, not '${value}'.`);
  return name;
}

function countOf(option: string, value: string | undefined): number {
  if (value === undefined) return Number.POSITIVE_INFINITY;
  if (!/^\d+$/.test(value)) throw new UsageError(`${option} must be a whole number, not '${value}'.`);
  return Number(value);
}
