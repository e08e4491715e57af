/**
 * The purpose of a file. A file belongs to a program that serves nobody if nothing but programs leads to it. Commands, scripts, build hooks
 * and migrations are such programs. A file helps tests if nothing but tests leads to it. In doubt a file serves, so that it is reported.
 */
import { relative, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import {
  isCommandLine,
  isProgramText,
  isMigrationText,
  isServing,
  isTestLibrary,
  isTestText,
  startsServer,
  startsWith,
} from '../catalog/index.ts';
import { getOrMake } from '../collections/maps.ts';
import type { Project } from '../project/project.ts';
import type { Solver } from '../solve/solver.ts';
import type { Settings } from './settings.ts';

export type Purpose =
  | { readonly kind: 'serves' }
  /** `because` says what leads to the file, as a clause: "'bin' of package.json runs cli.js". */
  | { readonly kind: 'program' | 'test'; readonly because: string };

/** The most files that are looked at for one. A file that more lead to serves somebody. */
const MOST_FILES = 400;

const SERVES: Purpose = { kind: 'serves' };

const hasExports = /^export\b|\bexports\b/m;

const testName = /[.-](?:test|spec|e2e|cy)\.[cm]?[jt]sx?$|(?:^|\/)__(?:tests|mocks)__\//;

export class Purposes {
  readonly #project: Project;
  readonly #solver: Solver;
  readonly #cwd: string;
  readonly #servers: Ignore;
  readonly #programs: Ignore;
  readonly #known = new Map<string, Purpose>();

  /** `cwd` is the base of the patterns in the settings. */
  constructor(project: Project, solver: Solver, { servers = [], programs = [] }: Settings, cwd: string) {
    this.#project = project;
    this.#solver = solver;
    this.#cwd = cwd;
    this.#servers = ignore().add([...servers]);
    this.#programs = ignore().add([...(programs === 'report' ? [] : programs)]);
  }

  /** Returns whom a file works for. */
  of(file: string): Purpose {
    return getOrMake(this.#known, file, () => this.#find(file));
  }

  #find(file: string): Purpose {
    let found: Purpose | undefined;
    const reached = new Set([file]);
    for (const at of reached) {
      const own = this.#ownPurpose(at);
      if (own?.kind === 'serves') return SERVES;
      // A program decides, whatever tests it.
      if (own && found?.kind !== 'program') found = own;
      const importers = this.#project.surroundings.importersOf(at);
      if (!importers || (!own && importers.length === 0)) return SERVES;
      if (own?.kind === 'test') continue;
      for (const importer of importers) reached.add(importer);
      if (reached.size > MOST_FILES) return SERVES;
    }
    return found ?? SERVES;
  }

  /** Returns whom a file works for by itself, whatever imports it. */
  #ownPurpose(file: string): Purpose | undefined {
    const path = relative(this.#cwd, file).split(sep).join('/');
    const isInside = !path.startsWith('../') && path !== '';
    if (isInside && this.#servers.ignores(path)) return SERVES;
    if (isInside && this.#programs.ignores(path)) return { kind: 'program', because: "the settings' 'programs' name it" };
    const { surroundings } = this.#project;
    const specifiers = surroundings.specifiersOf(file);
    const text = surroundings.textOf(file);
    // A text that is not on disk yet, as in an editor, is not known to be a program.
    if (text === '') return SERVES;
    if (testName.test(path) || specifiers.some(isTestLibrary) || isTestText.test(text))
      return { kind: 'test', because: `${path} is a test` };
    if (specifiers.some(isServing) || startsServer.test(text) || this.#hasRole(file)) return SERVES;
    const entry = surroundings.entryOf(file);
    if (entry?.isOpen && !specifiers.some(isCommandLine) && !(entry.field !== undefined && isProgramText.test(text))) return SERVES;
    const reason = entry?.field === undefined ? this.#programReason(file, path, text) : `'${entry.field}' of package.json runs ${path}`;
    if (reason === undefined) return undefined;
    return specifiers.some(isCommandLine) || !this.#leadsToServer(file) ? { kind: 'program', because: reason } : SERVES;
  }

  #programReason(file: string, path: string, text: string): string | undefined {
    if (isProgramText.test(text)) return `${path} is a program`;
    if (this.#project.surroundings.specifiersOf(file).some(isCommandLine)) return `${path} is a command line`;
    if (/(?:^|\/)migrations?\//.test(path) && isMigrationText.test(text)) return `${path} is a migration`;
    if (/\.config\.[cm]?[jt]s$/.test(path) && this.#isRoot(file)) return `${path} is the configuration of a tool`;
    // Nobody can call what a file without exports has: it runs, and ends.
    return !hasExports.test(text) && this.#isRoot(file) ? `${path} runs by itself` : undefined;
  }

  /** Tells whether a framework calls functions of a file because of its name. */
  #hasRole(file: string): boolean {
    const path = file.split(sep).join('/');
    if (!this.#solver.catalog.files.some(({ pattern }) => pattern.test(path))) return false;
    const module = this.#project.module(file);
    return !('message' in module) && [...this.#solver.contexts.of(module).contexts.values()].some(({ hasRole }) => hasRole === true);
  }

  #isRoot(file: string): boolean {
    return this.#project.surroundings.importersOf(file)?.length === 0;
  }

  /** Tells whether a program imports, directly or through others, what starts a server. */
  #leadsToServer(file: string): boolean {
    const { surroundings } = this.#project;
    const reached = new Set([file]);
    for (const at of reached) {
      if (reached.size > MOST_FILES) return true;
      for (const specifier of surroundings.specifiersOf(at)) {
        if (startsWith(specifier)) return true;
        const next = surroundings.fileOf(at, specifier);
        if (next !== undefined) reached.add(next);
      }
      if (startsServer.test(this.#project.surroundings.textOf(at))) return true;
    }
    return false;
  }
}
