/** The command line: what may be written on it, and one clear sentence for what may not. */
import { parseArgs } from 'node:util';
import { presetNames, type PresetName } from '../lint/presets.ts';

export const formats = ['text', 'json'] as const;
export type Format = (typeof formats)[number];

export interface Options {
  /** A function to explain, as `FILE:LINE` or `FILE#NAME`, in place of a lint. */
  readonly explain: string | undefined;
  readonly paths: readonly string[];
  readonly preset: PresetName;
  readonly config: string | undefined;
  readonly format: Format;
  /** More warnings than this fail the run. */
  readonly maxWarnings: number;
  readonly all: boolean;
  /** Whether entries of the settings that match nothing are reported, and fail the run. */
  readonly reportUnused: boolean;
  /** Whether what was learnt about unchanged files is kept for the next run. */
  readonly cache: boolean;
  readonly help: boolean;
  readonly version: boolean;
}

/** A mistake in how the command was called. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const usage = `Usage: eslint-plugin-event-loop [options] [path ...]
       eslint-plugin-event-loop explain FILE:LINE | FILE#NAME

Finds calls that block Node's event loop, without an ESLint configuration.
Without a path, the current directory. \`explain\` says why a function blocks, or why
it is thought not to: its chains, the contexts that reach it, and the calls in it
of which nothing is known.

Options:
  --preset NAME        recommended (default) or strict
  --config FILE        rules and settings, as in an ESLint flat config: JSON, or a module's default export
  --format FORMAT      text (default) or json
  --max-warnings N     fail when there are more than N warnings
  --all                lint tests, build output and ignored files too
  --report-unused      report what the settings allow or add that matches nothing in these files
  --no-cache           do not keep what was learnt about unchanged files
  --help, --version

Exit codes: 0 nothing to report, 1 errors, too many warnings or unused settings, 2 a file or an option could not be read.
`;

/** Reads the arguments. Throws a `UsageError`. */
export function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parsed(args);
  const isExplain = positionals[0] === 'explain';
  if (isExplain && positionals.length !== 2) throw new UsageError('explain takes one function, as FILE:LINE or FILE#NAME. See --help.');
  return {
    explain: isExplain ? positionals[1] : undefined,
    paths: positionals.length > 0 && !isExplain ? positionals : ['.'],
    preset: oneOf('--preset', presetNames, values.preset),
    config: values.config,
    format: oneOf('--format', formats, values.format),
    maxWarnings: countOf('--max-warnings', values['max-warnings']),
    all: values.all,
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
        preset: { type: 'string', default: 'recommended' },
        config: { type: 'string' },
        format: { type: 'string', default: 'text' },
        'max-warnings': { type: 'string' },
        all: { type: 'boolean', default: false },
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

function oneOf<Name extends string>(option: string, names: readonly Name[], value: string): Name {
  const name = names.find(known => known === value);
  if (name === undefined) throw new UsageError(`${option} must be ${names.join(' or ')}, not '${value}'.`);
  return name;
}

function countOf(option: string, value: string | undefined): number {
  if (value === undefined) return Number.POSITIVE_INFINITY;
  if (!/^\d+$/.test(value)) throw new UsageError(`${option} must be a whole number, not '${value}'.`);
  return Number(value);
}
