/**
 * `npm run compare`: packs the plugin, installs it with ESLint into a scratch project beside published packages, lints
 * those with the command and with ESLint, and says where the two differ. Takes a minute and the npm registry.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const packages = ['json-server@0.17.4', 'http-server@14.1.1', 'stubby@5.1.1', 'verdaccio@6.1.6'];
const eslintVersions = ['9.38.0', '10'];

interface Finding {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly rule: string;
  readonly message: string;
}
const lineOf = ({ file, line, column, rule, message }: Finding): string => `${file}:${line}:${column} ${rule} ${message}`;

const npm = (cwd: string, ...args: string[]): string => execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

const scratch = mkdtempSync(join(tmpdir(), 'event-loop-compare-'));
try {
  const tarball = npm(root, 'pack', '--silent', '--pack-destination', scratch).trim().split('\n').at(-1) ?? '';
  // A dependency of one package is named by a tag that not every registry has.
  const project = { name: 'scratch', private: true, type: 'module', overrides: { 'node-fetch': '2.7.0' } };
  writeFileSync(join(scratch, 'package.json'), JSON.stringify(project));
  npm(scratch, 'install', '--ignore-scripts', ...packages);
  const folders = packages.map(name => `node_modules/${name.replace(/@[^@]+$/, '')}`);
  writeFileSync(
    join(scratch, 'eslint.config.js'),
    `import { defineConfig } from 'eslint/config';
import eventLoop from 'eslint-plugin-event-loop';
export default defineConfig([
  { ignores: ['!node_modules/', 'node_modules/*', '!node_modules/{${folders.map(folder => folder.replace('node_modules/', '')).join(',')}}', 'node_modules/*/node_modules/'] },
  { files: ['**/*.js'], languageOptions: { sourceType: 'commonjs' } },
  { files: ['**/*.js', '**/*.mjs', '**/*.cjs'], linterOptions: { reportUnusedDisableDirectives: 'off' }, plugins: { 'event-loop': eventLoop }, extends: ['event-loop/recommended'] },
]);
`,
  );

  for (const version of eslintVersions) {
    npm(scratch, 'install', '--ignore-scripts', `eslint@${version}`, join(scratch, tarball));
    const own = spawnSync('npx', ['eslint-plugin-event-loop', '--all', '--format', 'json', ...folders], { cwd: scratch, encoding: 'utf8', maxBuffer: 1e9 });
    const report = JSON.parse(own.stdout) as { findings: Finding[]; summary: { linted: number }; unreadable: { file: string; message: string }[] };
    const eslint = spawnSync('npx', ['eslint', '--format', 'json', ...folders], { cwd: scratch, encoding: 'utf8', maxBuffer: 1e9 });
    const results = JSON.parse(eslint.stdout) as { filePath: string; messages: { ruleId: string | null; line: number; column: number; message: string; fatal?: true }[] }[];
    const parsed = results.filter(({ messages }) => !messages.some(message => message.fatal));
    const theirs = parsed.flatMap(({ filePath, messages }) =>
      messages
        .filter(({ ruleId }) => ruleId?.startsWith('event-loop/'))
        .map(({ line, column, ruleId, message }) => ({ file: filePath.slice(scratch.length + 1), line, column, rule: ruleId ?? '', message })),
    );
    const left = new Set(report.findings.map(lineOf));
    const right = new Set(theirs.map(lineOf));
    console.log(`ESLint ${version}: ${results.length} files, ${right.size} findings; command: ${report.summary.linted} files, ${left.size} findings`);
    for (const line of left) if (!right.has(line)) console.log(`  only the command: ${line}`);
    for (const line of right) if (!left.has(line)) console.log(`  only ESLint: ${line}`);
    for (const { filePath, messages } of results) {
      for (const { fatal, message } of messages) if (fatal) console.log(`  ESLint cannot parse ${filePath.slice(scratch.length + 1)}: ${message}`);
    }
    for (const { file, message } of report.unreadable) console.log(`  the command cannot lint ${file}: ${message}`);
    if (left.size !== right.size || [...left].some(line => !right.has(line))) process.exitCode = 1;
    if (version === eslintVersions.at(-1)) for (const line of left) console.log(line);
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
