/**
 * The analysis for one set of settings: the project's files, and what the solver has concluded about them so far. Of a
 * project that memory has no room for, it knows a part at a time: what it forgets is learnt again where it is asked for.
 */
import { getHeapStatistics } from 'node:v8';
import { resolve } from 'node:path';
import { catalog, catalogWith, type Catalog, type UserRow } from '../catalog/index.ts';
import { createPass, type AwaitedTypes, type Pass } from './pass.ts';
import { joined, NO_EVIDENCE, type Evidence } from '../project/evidence.ts';
import type { ProjectModule } from '../project/project-module.ts';
import { Project } from '../project/project.ts';
import type { ResolverOptions } from '../project/resolver.ts';
import type { Cache } from '../project/read.ts';
import type { Source } from '../summary/summarise.ts';
import { Solver } from '../solve/solver.ts';
import { AllowList } from './allow-list.ts';
import type { Settings } from './settings.ts';
import { noModules } from '../solve/values/modules.ts';

/** An entry of the settings that has matched nothing. */
export type UnusedEntry = UserRow | { readonly setting: 'allow'; readonly entry: string };

/** How many bytes of the heap a record of a summary takes, with what is concluded from it. Measured on four code bases: 411 to 564. */
const BYTES_A_RECORD = 500;

/** As many files are linted with what is known: a part with fewer would learn more than it lints. */
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
  #solvedAt = 0;
  #isBudgetTold = false;
  /** How many records are known at a time, and how many files were begun with these. */
  #room: number;
  #begun = 0;
  #earlier: Evidence | undefined = NO_EVIDENCE;

  /**
   * `cwd` is what a relative `tsconfig`, and a module that the settings name by its path, are relative to. `room` is how
   * many records of summaries are known at a time, before half of the heap is taken.
   */
  constructor(
    settings: Settings,
    cwd: string,
    cache?: Cache,
    budget?: number,
    room = getHeapStatistics().heap_size_limit / 2 / BYTES_A_RECORD,
  ) {
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

  /** The files as this analysis knows them by now. */
  get project(): Project {
    return this.#project;
  }

  /** Another file is linted: where there is no more room, what is known is forgotten first. */
  begin(): void {
    if (this.#project.records > this.#room) {
      // What the files of a part have in common may be more than there is room for.
      if (this.#begun < FEWEST_FILES) this.#room *= 2;
      else this.#forget();
    }
    this.#begun++;
  }

  /** What all that was asked rests on; none where a file could not be read. */
  evidence(): Evidence | undefined {
    const evidence = this.#project.evidence();
    return evidence && this.#earlier && joined(this.#earlier, evidence);
  }

  #forget(): void {
    this.#earlier = this.evidence();
    this.#project = this.#newProject();
    this.#solver = undefined;
    this.#begun = 0;
  }

  #newProject(): Project {
    return new Project(resolverOptions(this.#settings, this.#cwd), this.#cache, this.#budget);
  }

  /** What rules may ask about a module, as things stand now. `source` parses it, if that is needed; `types` are the driver's. */
  pass(module: ProjectModule, source: () => Source, types?: AwaitedTypes): Pass {
    const { chains, runtime } = this.#settings;
    return createPass(module, this.solver(), { chains: chains !== 'off', runtime, source, types });
  }

  /** The budget for files of installed packages, the first time it is asked for after it was found too small. */
  exhaustedBudget(): number | undefined {
    const budget = this.#isBudgetTold ? undefined : this.#project.exhaustedBudget;
    this.#isBudgetTold ||= budget !== undefined;
    return budget;
  }

  /** The entries of the settings that have matched nothing in what was asked by now. */
  unused(): UnusedEntry[] {
    const allow = this.#allowList.unmatched().map(entry => ({ setting: 'allow', entry }) as const);
    return [...allow, ...this.#catalog.unmatched()];
  }

  solver(): Solver {
    const { chains = 'project', startup = 'ignore' } = this.#settings;
    // Conclusions are kept from file to file, until a file they may rest on has changed.
    if (!this.#solver || this.#solvedAt !== this.#project.changes) {
      const modules = chains === 'project' ? this.#project : noModules;
      this.#solver = new Solver(this.#catalog, modules, { startup, allows: path => this.#allowList.allows(path) });
      this.#solvedAt = this.#project.changes;
    }
    return this.#solver;
  }
}

/** How these settings have imports resolved. */
export const resolverOptions = ({ tsconfig, dependencies = 'ignore' }: Settings, cwd: string): ResolverOptions => ({
  dependencies,
  tsconfig: tsconfig === undefined ? undefined : resolve(cwd, tsconfig),
});
