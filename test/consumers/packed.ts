/** The package as a registry would give it, and folders of users who install it. These scripts ask npm's registry for the rest. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** What `npm pack` says of the package. */
export interface Packed {
  /** Path of the archive. */
  readonly file: string;
  /** Bytes of the archive. */
  readonly size: number;
  /** Bytes of what is in it. */
  readonly unpackedSize: number;
  readonly entryCount: number;
}

const folders: string[] = [];
process.on('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder that is removed when the process ends. */
export function temporary(name: string): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), `event-loop-${name}-`)));
  folders.push(folder);
  return folder;
}

/** Packs what `npm run build` has made. */
export function pack(): Packed {
  const folder = temporary('pack');
  const output = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [packed] = JSON.parse(output) as (Omit<Packed, 'file'> & { readonly filename: string })[];
  if (packed === undefined) throw new Error(`npm packed nothing: ${output}`);
  return { ...packed, file: join(folder, packed.filename) };
}

export function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

export interface Outcome {
  readonly code: number | null;
  /** Standard output and error, as a terminal has them. */
  readonly text: string;
}

/** Runs a line of shell. Nothing that runs in it reports what it does to anybody. */
export function shell(line: string, cwd: string, environment: Readonly<Record<string, string>> = {}): Outcome {
  const quiet = {
    NO_COLOR: '1',
    CI: '1',
    NEXT_TELEMETRY_DISABLED: '1',
    TURBO_TELEMETRY_DISABLED: '1',
    DO_NOT_TRACK: '1',
    NX_NO_CLOUD: 'true',
    NX_DAEMON: 'false',
    NX_TUI: 'false',
    npm_config_fund: 'false',
    npm_config_audit: 'false',
  };
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => name !== 'FORCE_COLOR'));
  const { status, stdout, stderr } = spawnSync('bash', ['-e', '-c', line], {
    cwd,
    encoding: 'utf8',
    env: { ...own, ...quiet, ...environment },
    maxBuffer: 1 << 26,
  });
  return { code: status, text: `${stdout}${stderr}` };
}

/** The same, where anything but success is a mistake in the script. */
export function succeed(line: string, cwd: string): string {
  const { code, text } = shell(line, cwd);
  if (code !== 0) throw new Error(`'${line}' exited with ${String(code)}:\n${text}`);
  return text;
}
