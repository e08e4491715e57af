/**
 * `npm run verify matrix`: packs the plugin, installs it beside ESLint and TypeScript of several versions, lints the fixtures and published packages under several
 * Nodes with each parser, with threads, with the command and with oxlint, and holds all findings against each other. `--short`
 * is this Node and fewer versions. All comes from the npm registry; it takes some minutes, the short one less than two.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { lineOf, lintWithCommand, lintWithEslint, lintWithOxlint, type Linted } from './linters.ts';
import { nodeBinary } from './node-binary.ts';
import { asOxlintTells, oxlintConfig } from './oxlint.ts';
import { npm, ScratchProject } from './scratch-project.ts';

const isShort = process.argv.includes('--short');
const nodes = isShort ? [Number(process.versions.node.split('.')[0])] : [20, 22, 24, 26];
/** Code that no one here wrote. */
const published = ['json-server@0.17.4', 'http-server@14.1.1'];
const folders = ['fixtures', 'published'];
/** The oldest that is claimed to work, and the newest. */
const eslintVersions = ['9.38.0', '10'];
const OXLINT = '1.94.0';

/** What TypeScript a project has, and the parsers it is linted with. */
const kinds: readonly { readonly packages: readonly string[]; readonly parsers: readonly Parser[] }[] = [
  { packages: [], parsers: isShort ? ['espree'] : ['espree', 'own'] },
  ...(isShort ? [] : [{ packages: ['typescript@5', '@typescript-eslint/parser'], parsers: ['typescript-eslint'] as const }]),
  { packages: ['typescript@6.0', '@typescript-eslint/parser'], parsers: ['typescript-eslint'] },
  { packages: ['typescript@7'], parsers: ['own'] },
];

type Parser = 'espree' | 'typescript-eslint' | 'own';

const config = `import { defineConfig } from 'eslint/config';
import eventLoop from 'eslint-plugin-event-loop';

const parsers = {
  espree: async () => ({ parserOptions: { ecmaFeatures: { jsx: true } } }),
  own: async () => ({ parser: (await import('eslint-plugin-event-loop/parser')).default }),
  'typescript-eslint': async () => ({ parser: await import('@typescript-eslint/parser'), parserOptions: { ecmaFeatures: { jsx: true } } }),
};
const extensions = process.env.PARSER === 'espree' ? 'js,cjs,mjs,jsx' : 'js,cjs,mjs,jsx,ts,cts,mts,tsx';

export default defineConfig([
  {
    files: ['**/*.{' + extensions + '}'],
    linterOptions: { reportUnusedDisableDirectives: 'off' },
    languageOptions: await parsers[process.env.PARSER](),
    plugins: { 'event-loop': eventLoop },
    extends: ['event-loop/strict'],
  },
  { files: ['**/*.cjs', 'published/**/*.js', ...(process.env.PARSER === 'espree' ? [] : ['**/*.cts'])], languageOptions: { sourceType: 'commonjs' } },
]);
`;

const ofJavaScript = (line: string): string | undefined => (/^[^:]*\.[cm]?jsx?:/.test(line) ? line : undefined);
const all = (line: string): string => line;

/** What the first run found: all others are held against it. */
let wanted: ReadonlySet<string> | undefined;

/** `told` is what this way of linting makes of a finding: nothing, where it does not see it. */
function check(row: readonly string[], lint: () => Linted, told: (line: string) => string | undefined = all): void {
  const began = performance.now();
  const { findings, failures } = lint();
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const found = new Set(findings.map(lineOf));
  wanted ??= found;
  const expected = new Set([...wanted].map(told).filter(line => line !== undefined));
  const differences = [
    ...[...expected].filter(line => !found.has(line)).map(line => `  missing: ${line}`),
    ...[...found].filter(line => !expected.has(line)).map(line => `  too many: ${line}`),
    ...failures.map(line => `  failed: ${line}`),
  ];
  const verdict = found.size === 0 ? 'nothing found' : differences.length === 0 ? 'same' : `${differences.length} differences`;
  console.log(`| ${[...row, String(found.size), seconds, verdict].join(' | ')} |`);
  for (const line of differences.slice(0, 20)) console.log(line);
  if (verdict !== 'same') process.exitCode = 1;
}

function projectWith(tarball: string, packages: readonly string[], corpus: string): ScratchProject {
  const project = new ScratchProject();
  project.install(tarball, ...packages);
  project.write({ 'eslint.config.js': config, 'oxlint.json': oxlintConfig });
  for (const folder of folders) cpSync(join(corpus, folder), project.path(folder), { recursive: true });
  return project;
}

/** What is linted: the fixtures, and the files of published packages without what they need. */
function collect({ folder }: ScratchProject): void {
  cpSync(join(import.meta.dirname, '../fixtures'), join(folder, 'fixtures'), { recursive: true });
  for (const name of published) {
    const target = join(folder, 'published', name);
    mkdirSync(target, { recursive: true });
    const archive = npm(target, 'pack', '--silent', name).trim();
    execFileSync('tar', ['-xzf', archive], { cwd: target });
  }
}

/** All ways to run ESLint in one project, under each Node. */
function checkEslint(project: ScratchProject, binaries: ReadonlyMap<number, string>, parsers: readonly Parser[]): void {
  const typescript = project.has('typescript') ? `TypeScript ${project.versionOf('typescript')}` : 'no TypeScript';
  const eslint = `ESLint ${project.versionOf('eslint')}`;
  for (const [major, binary] of binaries) {
    for (const parser of parsers) {
      const told = parser === 'espree' ? ofJavaScript : all;
      const lint = (options: readonly string[]) => () => lintWithEslint(project, binary, folders, options, { PARSER: parser });
      check([`Node ${major}`, eslint, typescript, parser], lint([]), told);
      if (parser === 'own' || isShort)
        check([`Node ${major}`, `${eslint}, two threads`, typescript, parser], lint(['--concurrency', '2']), told);
    }
  }
}

const scratch = new ScratchProject();
const projects = [scratch];
try {
  const tarball = scratch.pack();
  collect(scratch);
  const binaries = new Map(nodes.map(major => [major, nodeBinary(major, scratch.folder)]));
  console.log('| Node | linter | TypeScript | parser | findings | seconds | |\n| --- | --- | --- | --- | ---: | ---: | --- |');

  const alone = projectWith(tarball, [`oxlint@${OXLINT}`], scratch.folder);
  projects.push(alone);
  for (const [major, binary] of binaries) {
    check([`Node ${major}`, 'command', 'no TypeScript', ''], () => lintWithCommand(alone, binary, folders, 'strict'));
    check(
      [`Node ${major}`, `oxlint ${OXLINT}`, 'no TypeScript', ''],
      () => lintWithOxlint(alone, binary, folders, 'oxlint.json'),
      asOxlintTells,
    );
  }

  for (const version of eslintVersions) {
    for (const { packages, parsers } of kinds) {
      const project = projectWith(tarball, [`eslint@${version}`, ...packages], scratch.folder);
      projects.push(project);
      checkEslint(project, binaries, parsers);
    }
  }
} finally {
  for (const project of projects) project.remove();
}
