/** The command in a process of its own, with what that took. A process that passes its limits is ended. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Limits {
  readonly seconds: number;
  /** Of the heap. */
  readonly mebibytes: number;
}

export interface Measured {
  readonly stdout: string;
  /** 0, 1 or 2; none where it went wrong. */
  readonly code: number | undefined;
  /** What went wrong, in a few words; empty where nothing did. */
  readonly problem: string;
  /** Wall clock. */
  readonly seconds: number;
  /** Seconds of the processor, which others don't use up; 0 where it went wrong. */
  readonly cpu: number;
  /** Of the whole process, in MiB; 0 where it went wrong. */
  readonly peak: number;
}

const command = join(import.meta.dirname, '../../dist/src/cli/main.js');
/** Writes what it took where it is told to. */
const measuring = `data:text/javascript,${encodeURIComponent("import { writeFileSync } from 'node:fs'; process.on('exit', () => { const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage(); writeFileSync(process.env.COST, JSON.stringify([(userCPUTime + systemCPUTime) / 1e6, maxRSS / 1024])); });")}`;

/** Runs the built command without its cache, for JSON. */
export function measure(args: readonly string[], cwd: string, { seconds: patience, mebibytes }: Limits): Measured {
  const scratch = mkdtempSync(join(tmpdir(), 'event-loop-measured-'));
  try {
    const COST = join(scratch, 'cost.json');
    const given = [`--max-old-space-size=${mebibytes}`, '--import', measuring, command, '--no-cache', '--format', 'json', ...args];
    const started = performance.now();
    const { status, signal, stdout, stderr, error } = spawnSync(process.execPath, given, {
      cwd,
      encoding: 'utf8',
      maxBuffer: 4e9,
      timeout: Math.ceil(patience * 1000),
      env: { ...process.env, COST },
    });
    const seconds = (performance.now() - started) / 1000;
    const problem = signal
      ? `ended by ${signal} after ${Math.round(seconds)} s`
      : error
        ? error.message
        : status === null || status > 2
          ? `exit code ${String(status)}: ${stderr.slice(-500)}`
          : stderr.includes('    at ')
            ? stderr.slice(-500)
            : '';
    if (problem !== '') return { stdout, code: undefined, problem, seconds, cpu: 0, peak: 0 };
    const [cpu = 0, peak = 0] = JSON.parse(readFileSync(COST, 'utf8')) as number[];
    return { stdout, code: status ?? undefined, problem, seconds, cpu, peak };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
