/**
 * The analysis for one set of settings: the project's files, and the solver's conclusions about them. Memory may have no
 * room for a large project. The analysis then forgets all files, and reads them again on demand.
 */
import { resolve } from 'node:path';
import { catalog, catalogWith, type Catalog, type UserRow } from '../catalog/index.ts';
import { createPass, type AwaitedTypes, type Pass } from './pass.ts';
import { joined, NO_EVIDENCE, type Evidence } from '../project/evidence.ts';
import type { ProjectModule } from '../project/project-module.ts';
import { Project } from '../project/project.ts';
import type { ResolverOptions } from '../project/resolver.ts';
import type { Cache } from '../project/read.ts';
import type { TsconfigProblem } from '../project/tsconfig.ts';
import type { Source } from '../summary/summarise.ts';
import { Solver } from '../solve/solver.ts';
import { AllowList } from './allow-list.ts';
import { Purposes, type Purpose } from './purposes.ts';
import type { Settings } from './settings.ts';
import { noModules } from '../solve/values/modules.ts';

/** An entry of the settings that has matched nothing. */
export type UnusedEntry = UserRow | { readonly setting: 'allow'; readonly entry: string };

export interface AnalysisOptions {
  readonly settings: Settings;
  /** The base of a relative `tsconfig`, and of a module that the settings name by its path. */
  readonly cwd: string;
  /** The number of records of summaries that fit into memory: see `roomFor`. */
  readonly room: number;
  /** The cache of summaries, if there is one. */
  readonly cache?: Cache | undefined;
  /** The most files of installed packages to read. */
  readonly budget?: number | undefined;
}

/** The bytes of the heap that a record of a summary takes, with the conclusions from it. Measured on four code bases: 411 to 564. */
const BYTES_A_RECORD = 500;

/** Returns the number of records that fit into half of a heap. `heapLimit` is in bytes. */
export const roomFor = (heapLimit: number): number => heapLimit / 2 / BYTES_A_RECORD;

/** The fewest files to lint before the analysis forgets them. With fewer, it would read more files than it lints. */
const FEWEST_FILES = 200;

export class Analysis {
  #project: Project;
  readonly #settings: Settings;
  readonly #cwd: string;
  readonly #catalog: Catalog;
  readonly #allowList: AllowList;
  readonly #cache: Cache | undefined;
  readonly #budget: number | undefined;
  #solver: Solver | undefined;
  #purposes: Purposes | undefined;
  #solvedAt = 0;
  #isBudgetReported = false;
  readonly #reportedProblems = new Set<string>();
  /** The number of records above which the analysis forgets. */
  #room: number;
  /** The number of files that were begun since the analysis last forgot. */
  #begun = 0;
  #earlier: Evidence | undefined = NO_EVIDENCE;

  constructor({ settings, cwd, room, cache, budget }: AnalysisOptions) {
    const { allow = [], apis, contexts, runtime } = settings;
    this.#settings = settings;
    this.#cwd = cwd;
    this.#cache = cache;
    this.#budget = budget;
    this.#room = room;
    this.#allowList = new AllowList(allow);
    const fileOf = (module: string): string | undefined => (/^\.{0,2}\//.test(module) ? resolve(cwd, module) : undefined);
    this.#catalog = (apis ?? contexts ?? runtime) ? catalogWith({ apis: apis ?? [], contexts: contexts ?? [] }, runtime, fileOf) : catalog;
    this.#project = this.#newProject();
  }

  /** The files that this analysis has read. */
  get project(): Project {
    return this.#project;
  }

  /** Begins the lint of another file. Forgets all files first, if there is no more room. */
  begin(): void {
    if (this.#project.records > this.#room) {
      // The modules that most files import may need more than all the room.
      if (this.#begun < FEWEST_FILES) this.#room *= 2;
      else this.#forget();
    }
    this.#begun++;
  }

  /** Returns the evidence for all answers so far; nothing where a file could not be read. */
  evidence(): Evidence | undefined {
    const evidence = this.#project.evidence();
    return evidence && this.#earlier && joined(this.#earlier, evidence);
  }

  #forget(): void {
    this.#earlier = this.evidence();
    this.#project = this.#newProject();
    this.#solver = undefined;
    this.#purposes = undefined;
    this.#begun = 0;
  }

  #newProject(): Project {
    return new Project(resolverOptions(this.#settings, this.#cwd), this.#cache, this.#budget);
  }

  /** Returns the pass for a module. `source` parses the module on demand; `types` are those of the driver. */
  pass(module: ProjectModule, source: () => Source, types?: AwaitedTypes): Pass {
    const { chains, runtime } = this.#settings;
    return createPass(module, this.solver(), { chains: chains !== 'off', runtime, source, types });
  }

  /** Returns whom a file works for. Where the settings say that programs are reported, every file serves. */
  purposeOf(file: string): Purpose {
    if (this.#settings.programs === 'report' || this.#settings.startup === 'report') return { kind: 'serves' };
    const solver = this.solver();
    this.#purposes ??= new Purposes(this.#project, solver, this.#settings, this.#cwd);
    return this.#purposes.of(file);
  }

  /** Returns the budget for files of installed packages, once, after it was too small; otherwise nothing. */
  exhaustedBudget(): number | undefined {
    const budget = this.#isBudgetReported ? undefined : this.#project.exhaustedBudget;
    this.#isBudgetReported ||= budget !== undefined;
    return budget;
  }

  /** Returns the tsconfig files of which a part could not be loaded, each problem once. */
  newTsconfigProblems(): TsconfigProblem[] {
    return this.#project.tsconfigProblems.filter(({ file, message }) => {
      const key = `${file} ${message}`;
      const isNew = !this.#reportedProblems.has(key);
      this.#reportedProblems.add(key);
      return isNew;
    });
  }

  /** Returns the entries of the settings that have matched nothing so far. */
  unused(): UnusedEntry[] {
    const allow = this.#allowList.unmatched().map(entry => ({ setting: 'allow', entry }) as const);
    return [...allow, ...this.#catalog.unmatched()];
  }

  solver(): Solver {
    const { chains = 'project', startup = 'ignore' } = this.#settings;
    // The solver keeps its conclusions from file to file, until a file that they may depend on changes.
    if (!this.#solver || this.#solvedAt !== this.#project.changes) {
      const modules = chains === 'project' ? this.#project : noModules;
      this.#solver = new Solver(this.#catalog, modules, { startup, allows: path => this.#allowList.allows(path) });
      this.#solvedAt = this.#project.changes;
      this.#purposes = undefined;
    }
    return this.#solver;
  }
}

/** Returns the options by which these settings resolve imports. */
export const resolverOptions = ({ tsconfig, dependencies = 'ignore' }: Settings, cwd: string): ResolverOptions => ({
  dependencies,
  tsconfig: tsconfig === undefined ? undefined : resolve(cwd, tsconfig),
});
