/**
 * ESLint's configuration for one run of one checkout. The environment names both: see `EslintOptions`. It is plain JavaScript, since ESLint
 * loads it with nothing but Node. It is not named `eslint.config.js`, which ESLint would take for this folder's configuration.
 */
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import * as typescriptParser from '@typescript-eslint/parser';

const { plugin, ownParser, parser, preset, commonjs, files } = JSON.parse(process.env.SAME_FINDINGS);
const { configs } = await load(plugin);

const parserOptions = { ecmaFeatures: { jsx: true } };
const espree = { parserOptions };
const typescript = { parser: typescriptParser, parserOptions };
const own = { parser: await load(ownParser) };
const [forJavaScript, forTypeScript] = { usual: [espree, typescript], 'typescript-eslint': [typescript, typescript], own: [own, own] }[
  parser
];

async function load(path) {
  return (await import(pathToFileURL(path).href)).default;
}

export default [
  { ignores: ['**/*.d.{ts,cts,mts}'] },
  { ...configs[preset], files: ['**/*.{js,cjs,mjs,jsx,ts,cts,mts,tsx}'], linterOptions: { reportUnusedDisableDirectives: 'off' } },
  { files: ['**/*.{js,cjs,mjs,jsx}'], languageOptions: forJavaScript },
  { files: ['**/*.{ts,cts,mts,tsx}'], languageOptions: forTypeScript },
  { files: ['**/*.{cjs,cts}', ...commonjs], languageOptions: { sourceType: 'commonjs' } },
  ...files.map(({ file, preset: name, settings }) => ({
    files: [file],
    rules: configs[name].rules,
    settings: { 'event-loop': { ...configs[name].settings?.['event-loop'], ...settings } },
  })),
];
