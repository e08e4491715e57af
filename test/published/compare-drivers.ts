/**
 * `npm run verify drivers`: packs the plugin, installs it with ESLint into a scratch project beside published packages, lints
 * those with the command and with ESLint, and says where the two differ. Takes a minute and the npm registry.
 */
import { lineOf, lintWithCommand, lintWithEslint } from './linters.ts';
import { ScratchProject } from './scratch-project.ts';

const packages = ['json-server@0.17.4', 'http-server@14.1.1', 'stubby@5.1.1', 'verdaccio@6.1.6'];
const eslintVersions = ['9.38.0', '10'];

const names = packages.map(name => name.replace(/@[^@]+$/, ''));
const folders = names.map(name => `node_modules/${name}`);
const config = `import { defineConfig } from 'eslint/config';
import eventLoop from 'eslint-plugin-event-loop';
export default defineConfig([
  { ignores: ['!node_modules/', 'node_modules/*', '!node_modules/{${names.join(',')}}', 'node_modules/*/node_modules/'] },
  { files: ['**/*.js'], languageOptions: { sourceType: 'commonjs' } },
  { files: ['**/*.js', '**/*.mjs', '**/*.cjs'], linterOptions: { reportUnusedDisableDirectives: 'off' }, plugins: { 'event-loop': eventLoop }, extends: ['event-loop/recommended'] },
]);
`;

// A dependency of one package is named by a tag that not every registry has.
const project = new ScratchProject({ type: 'module', overrides: { 'node-fetch': '2.7.0' } });
try {
  const tarball = project.pack();
  project.install(...packages);
  project.write({ 'eslint.config.js': config });
  for (const version of eslintVersions) {
    project.install(`eslint@${version}`, tarball);
    const own = lintWithCommand(project, process.execPath, folders, 'recommended');
    const eslint = lintWithEslint(project, process.execPath, folders);
    const left = new Set(own.findings.map(lineOf));
    const right = new Set(eslint.findings.filter(({ rule }) => rule.startsWith('event-loop/')).map(lineOf));
    console.log(`ESLint ${version}: ${right.size} findings; command: ${left.size} findings`);
    for (const line of left) if (!right.has(line)) console.log(`  only the command: ${line}`);
    for (const line of right) if (!left.has(line)) console.log(`  only ESLint: ${line}`);
    for (const line of eslint.failures) console.log(`  ESLint: ${line}`);
    for (const line of own.failures) console.log(`  the command: ${line}`);
    if (left.size !== right.size || [...left].some(line => !right.has(line))) process.exitCode = 1;
    if (version === eslintVersions.at(-1)) for (const line of left) console.log(line);
  }
} finally {
  project.remove();
}
