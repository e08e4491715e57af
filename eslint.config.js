// The plugin lints itself with what `npm run build` made of it.
import js from '@eslint/js';
import eslintPlugin from 'eslint-plugin-eslint-plugin';
import regexp from 'eslint-plugin-regexp';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import eventLoop from './dist/src/index.js';

export default defineConfig([
  { ignores: ['dist/', 'coverage/', 'test/fixtures/', 'docs/example/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Node types are compared by their names: the enum that declares them is a development dependency.
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
      // `noUncheckedIndexedAccess` asks for assertions, and a cast says what the value is.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      '@typescript-eslint/no-empty-function': ['error', { allow: ['arrowFunctions'] }],
    },
  },
  {
    // Written as the framework's users write: a NestJS module is a class with nothing but a decorator.
    files: ['test/frameworks/*.ts'],
    rules: {
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
    },
  },
  // A browser's names; TypeScript knows them.
  { files: ['src/cli/format/html/browser/*.js'], rules: { 'no-undef': 'off' } },
  { files: ['src/**/*.ts', 'rules/**/*.ts'], plugins: { 'event-loop': eventLoop }, extends: ['event-loop/recommended'] },
  // What is linted is written by strangers: no text may cost more than linear time.
  {
    files: ['src/**/*.ts', 'rules/**/*.ts'],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential' }],
    },
  },
  // A command has no one else to serve while it reads, and one way to read is safer than two.
  {
    files: ['src/cli/**', 'src/project/**', 'src/digest.ts'],
    rules: { 'event-loop/no-sync-fs': 'off', 'event-loop/no-sync-child-process': 'off' },
  },
  { files: ['rules/**/*.ts', 'src/eslint/**/*.ts'], extends: [eslintPlugin.configs.recommended] },
]);
