/**
 * `npm run bench speed`: the plugin's CPU time on published sources, against ESLint without rules on the same files, in turns.
 * Also the command on generated projects that grow, and an edit in a process that goes on, as an editor's does. Writes its tables
 * into `docs/benchmarks.md`. Takes the npm registry and half an hour.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ESLint } from 'eslint';
import { bring } from '../published/packages.ts';
import { median, quantile } from './quantiles.ts';
import { writeSection } from './tables.ts';

const THEIA = '1.74.1';
const theia = [
  'core',
  'plugin-ext',
  'filesystem',
  'debug',
  'terminal',
  'workspace',
  'monaco',
  'navigator',
  'scm',
  'keymaps',
  'task',
  'preferences',
  'plugin-ext-vscode',
  'vsx-registry',
  'ai-core',
  'ai-chat',
  'ai-ide',
  'ai-chat-ui',
  'editor',
  'markers',
  'search-in-workspace',
  'notebook',
  'test',
  'messages',
  'outline-view',
  'process',
  'variable-resolver',
  'application-package',
  'console',
  'remote',
  'mini-browser',
  'toolbar',
];

interface CodeBase {
  readonly name: string;
  readonly packages: readonly string[];
  /** Below each package. */
  readonly folder: string;
  readonly parser: 'typescript-eslint' | 'espree';
}

const codeBases: readonly CodeBase[] = [
  {
    name: `Theia ${THEIA}, 32 packages`,
    packages: theia.map(name => `@theia/${name}@${THEIA}`),
    folder: 'src',
    parser: 'typescript-eslint',
  },
  { name: 'Effect 4.1.0', packages: ['effect@4.1.0'], folder: 'src', parser: 'typescript-eslint' },
  { name: 'webpack 5.112.2', packages: ['webpack@5.112.2'], folder: 'lib', parser: 'espree' },
];

/** What a process took. CPU in seconds, memory in MiB. */
interface Cost {
  readonly cpu: number;
  readonly wall: number;
  readonly peak: number;
}

const PAIRS = Number(process.env.PAIRS ?? 3);
const SIZES = (process.env.SIZES ?? '1000,5000,20000,50000').split(',').map(Number);
/** The heap that a machine with 8 GB gives a process, in MiB: generated projects are to fit into it. */
const HEAP = 2048;
const root = join(import.meta.dirname, '../..');
const command = join(root, 'dist/src/cli/main.js');
const eslint = join(root, 'node_modules/eslint/bin/eslint.js');
const measuring = `data:text/javascript,${encodeURIComponent("import { writeFileSync } from 'node:fs'; process.on('exit', () => { const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage(); writeFileSync(process.env.COST, JSON.stringify([(userCPUTime + systemCPUTime) / 1e6, maxRSS / 1024])); });")}`;

const scratch = mkdtempSync(join(tmpdir(), 'event-loop-speed-'));
symlinkSync(join(root, 'node_modules'), join(scratch, 'node_modules'));

/** Runs a script; its exit code must be 0 or 1. */
function cost(cwd: string, ...args: readonly string[]): Cost {
  const file = join(scratch, 'cost.json');
  const started = performance.now();
  const run = spawnSync(process.execPath, ['--import', measuring, ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1e9,
    env: { ...process.env, COST: file },
  });
  const wall = (performance.now() - started) / 1000;
  if (run.status !== 0 && run.status !== 1)
    throw new Error(`${args.join(' ')} ended with ${run.status ?? run.signal ?? ''}: ${run.stderr.slice(-500)}`);
  const [cpu = 0, peak = 0] = JSON.parse(readFileSync(file, 'utf8')) as number[];
  return { cpu, wall, peak };
}

function configs(folder: string, parser: CodeBase['parser']): { readonly none: string; readonly ours: string } {
  const head = parser === 'espree' ? '' : `import parser from '${join(root, 'node_modules/@typescript-eslint/parser/dist/index.js')}';\n`;
  const base = `files: ['**/*.{js,ts,tsx}'], linterOptions: { noInlineConfig: true }, languageOptions: { ${parser === 'espree' ? "sourceType: 'commonjs'" : 'parser'} }`;
  writeFileSync(join(folder, 'none.config.mjs'), `${head}export default [{ ${base} }];\n`);
  writeFileSync(
    join(folder, 'ours.config.mjs'),
    `${head}import plugin from '${join(root, 'dist/src/index.js')}';\nexport default [{ ${base}, plugins: { 'event-loop': plugin }, rules: plugin.configs.recommended.rules }];\n`,
  );
  return { none: 'none.config.mjs', ours: 'ours.config.mjs' };
}

function codeBaseRow({ name, packages, folder, parser }: CodeBase): string {
  const base = join(scratch, name.replaceAll(/\W+/g, '-'));
  mkdirSync(base, { recursive: true });
  const places = packages.map(entry => {
    const at = entry.lastIndexOf('@');
    return bring({ name: entry.slice(0, at), version: entry.slice(at + 1) }, base);
  });
  // Sources of a project are not below `node_modules`.
  const source = join(base, 'source');
  mkdirSync(source);
  for (const place of places) spawnSync('cp', ['-r', join(base, place, folder), join(source, place.replaceAll('/', '-'))]);
  const { none, ours } = configs(base, parser);
  const lint = (config: string): Cost => cost(base, eslint, '-c', config, 'source', '-f', 'json', '-o', join(scratch, 'out.json'));
  const rounds = Array.from({ length: PAIRS }, () => {
    rmSync(join(base, 'node_modules/.cache'), { recursive: true, force: true });
    return { none: lint(none), ours: lint(ours), cold: cost(base, command, 'source'), warm: cost(base, command, 'source') };
  });
  const files = (JSON.parse(readFileSync(join(scratch, 'out.json'), 'utf8')) as unknown[]).length;
  const ratio = (of: 'ours' | 'cold' | 'warm', what: 'cpu' | 'wall' = 'cpu'): string =>
    median(rounds.map(round => round[of][what] / round.none[what])).toFixed(2);
  const seconds = (of: keyof (typeof rounds)[number]): string => median(rounds.map(round => round[of].cpu)).toFixed(1);
  const peak = (of: keyof (typeof rounds)[number]): string => String(Math.round(median(rounds.map(round => round[of].peak))));
  const row = `| ${name} | ${files} | ${parser} | ${seconds('none')} | ${ratio('ours')} | ${ratio('cold')} | ${ratio('cold', 'wall')} | ${ratio('warm')} | ${Math.round(files / median(rounds.map(({ cold }) => cold.wall)))} | ${peak('none')} / ${peak('ours')} / ${peak('cold')} |`;
  console.log(row);
  return row;
}

/** A module of a generated project, by its number: the path below `src`, and the text. */
type Generate = (index: number, count: number) => readonly [path: string, text: string];

/** Helpers in layers, a hundred modules that import each other, one in a hundred that blocks, handlers that call them. */
const layers: Generate = index => {
  const group = Math.floor(index / 100);
  const others = [1, 7, 53].map(step => (index + step) % 100);
  const own =
    index % 100 === 0
      ? "import { readFileSync } from 'node:fs';\nconst read = name => readFileSync(name);\n"
      : 'const read = name => name;\n';
  const imports = others.map(other => `import { work${group}_${other} as w${other} } from './m${other}.js';\n`).join('');
  const calls = others.map(other => `  w${other}(value);\n`).join('');
  return [
    `d${group}/m${index % 100}.js`,
    `${own}${imports}export function work${group}_${index % 100}(value) {\n  if (value === 0) return read('a');\n${calls}}\nexport class Service${index} {\n  constructor(options) {\n    this.options = options;\n  }\n  async load(name) {\n    const value = await this.options.get(name);\n    return value.map(item => item.id).filter(Boolean);\n  }\n}\nexport const handler = async request => work${group}_${index % 100}(request.id);\n`,
  ];
};

/** Services that know each other and their stores by type, where every module leads to every other. */
const services: Generate = (index, count) => {
  const others = [(index * 7 + 1) % count, (index * 13 + 5) % count, Math.max(0, index - 1)];
  const imports = others
    .map(
      (other, place) =>
        `import { type Store${other}, Service${other} as S${place} } from '../d${Math.floor(other / 100)}/m${other % 100}.js';\n`,
    )
    .join('');
  return [
    `d${Math.floor(index / 100)}/m${index % 100}.ts`,
    `${imports}export interface Store${index} { load(name: string): string }\nexport class Disk${index} implements Store${index} { load(name: string): string { return name; } }\nexport class Service${index} {\n  constructor(private readonly store: Store${others[0] ?? 0}, private readonly next: S1) {}\n  async run(name: string): Promise<string> { return this.store.load(name) + this.next.help(name); }\n  help(name: string): string { return this.store.load(name); }\n}\n`,
  ];
};

function generated(name: string, generate: Generate, count: number): string {
  const folder = join(scratch, `${name}-${count}`);
  for (let index = 0; index < count; index++) {
    const [path, text] = generate(index, count);
    mkdirSync(join(folder, 'src', dirname(path)), { recursive: true });
    writeFileSync(join(folder, 'src', path), text);
  }
  return folder;
}

function growthRows(name: string, generate: Generate): string[] {
  const costs = SIZES.map(count => {
    const folder = generated(name, generate, count);
    const taken = { count, ...cost(folder, `--max-old-space-size=${HEAP}`, command, '--no-cache', '--format', 'json=found.json', 'src') };
    rmSync(folder, { recursive: true });
    return taken;
  });
  return costs.map(({ count, cpu, wall, peak }, index) => {
    const before = costs[index - 1];
    const exponent = before ? (Math.log(cpu / before.cpu) / Math.log(count / before.count)).toFixed(2) : '';
    const row = `| ${name} | ${count} | ${cpu.toFixed(1)} | ${Math.round(count / wall)} | ${Math.round(peak)} | ${exponent} |`;
    console.log(row);
    return row;
  });
}

/** How long it takes to lint a file again that was edited, and one that imports it, in milliseconds, in a process that has linted all. */
async function editRow({ name, parser }: CodeBase): Promise<string> {
  const base = join(scratch, name.replaceAll(/\W+/g, '-'));
  const linter = new ESLint({ cwd: base, overrideConfigFile: configs(base, parser).ours });
  const results = await linter.lintFiles(['source']);
  const files = results.map(({ filePath }) => filePath);
  const [edited, others]: [number[], number[]] = [[], []];
  for (let round = 0; round < 40; round++) {
    const file = files[(round * 97) % files.length] as string;
    const text = readFileSync(file, 'utf8');
    const name = file.replace(/^.*\//, '').replace(/\.\w+$/, '');
    const dependent = files.find(other => other !== file && readFileSync(other, 'utf8').includes(`/${name}'`));
    writeFileSync(file, `${text}\n// edited ${round}\n`);
    edited.push(await timed(linter, file));
    if (dependent !== undefined) others.push(await timed(linter, dependent));
    writeFileSync(file, text);
  }
  const told = (values: readonly number[]): string => `${Math.round(median(values))} / ${Math.round(quantile(values, 0.95))}`;
  return `| ${name} | ${files.length} | ${told(edited)} | ${told(others)} |`;
}

async function timed(linter: ESLint, file: string): Promise<number> {
  const started = performance.now();
  await linter.lintText(readFileSync(file, 'utf8'), { filePath: file });
  return performance.now() - started;
}

try {
  const bases = codeBases.map(codeBaseRow);
  const growth = [...growthRows('in hundreds', layers), ...growthRows('all connected', services)];
  const edits = await editRow(codeBases[0] as CodeBase);
  await writeSection(
    'speed',
    [
      '| code base | files | parser | ESLint without rules, CPU s | with the recommended preset | the command, cold | by the clock | the command, warm | files a second, cold | peak MiB: no rules / preset / command |',
      '| --- | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
      ...bases,
      '',
      '| generated | files | CPU s | files a second | peak MiB | exponent |',
      '| --- | ---: | ---: | ---: | ---: | ---: |',
      ...growth,
      '',
      '| code base | files | an edited file, median / 95th percentile, ms | a file that imports it |',
      '| --- | ---: | ---: | ---: |',
      edits,
    ].join('\n'),
  );
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
