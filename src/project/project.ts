/**
 * The files of a project. A file is read when someone asks for its module. Its module is kept as long as the file is the
 * same on disk. The caller passes the text of the file under lint, which replaces the text on disk during this lint.
 */
import type { ModuleSummary } from '../summary/model.ts';
import { Declarations } from './declarations.ts';
import { DEPENDENCY_FILES, DependencyBudget } from './dependency-budget.ts';
import { isSeenAgain, type Evidence } from './evidence.ts';
import { Lookups } from './lookups.ts';
import { hashOf } from '../disk/hash.ts';
import { Imports } from './imports.ts';
import { Installed } from './installed.ts';
import { KnownFiles } from './known-files.ts';
import { moduleOf, type ProjectModule } from './project-module.ts';
import { readText, UnreadableError } from '../disk/read.ts';
import type { Cache, UnreadableFile } from './read.ts';
import { packageOf, Resolver, type ResolverOptions } from './resolver.ts';
import { Staleness } from './staleness.ts';
import { Surroundings } from './surroundings.ts';
import type { TsconfigProblem } from './tsconfig.ts';

export class Project {
  readonly #resolver: Resolver;
  readonly #declarations: Declarations;
  /** The files around a file, and what its package says of it. */
  readonly surroundings: Surroundings;
  readonly #installed = new Installed();
  readonly #files: KnownFiles;
  readonly #imports: Imports;
  readonly #staleness: Staleness;
  /** Absent if imports are not followed into installed packages. */
  readonly #budget: DependencyBudget | undefined;
  readonly #askedDeclarations = new Lookups();
  readonly #askedVersions = new Lookups();
  /** The module that replaces the one on disk. */
  #underLint: ProjectModule | undefined;

  /** Starts without modules. `cache` holds summaries of texts that other runs have read. */
  constructor(options: ResolverOptions, cache?: Cache, budget = DEPENDENCY_FILES) {
    this.#resolver = new Resolver(options);
    this.surroundings = new Surroundings(this.#resolver);
    this.#declarations = new Declarations((from, specifier) => this.#resolver.declaration(from, specifier));
    this.#files = new KnownFiles(cache);
    this.#imports = new Imports(this.#resolver, () => {
      this.#files.noteChange();
    });
    this.#staleness = new Staleness(this.#files, this.#imports);
    this.#budget = options.dependencies === 'follow' ? new DependencyBudget(budget) : undefined;
  }

  /** A number that grows whenever a module may have become another. */
  get changes(): number {
    return this.#files.changes;
  }

  /** The number of records in all summaries. */
  get records(): number {
    return this.#files.records;
  }

  /** The budget for files of installed packages, if calls were not followed into a file because of it. */
  get exhaustedBudget(): number | undefined {
    return this.#budget?.exhausted;
  }

  /** Returns the module in a file, read from disk if need be, or the reason why there is none. */
  module(file: string): ProjectModule | UnreadableFile {
    const { module, read } = this.#files.entry(file);
    return module ?? (read as UnreadableFile);
  }

  /** Returns the text that a module was made from. Throws if its file has another text by now, or cannot be read. */
  text({ file }: ProjectModule): string {
    const text = readText(file);
    const read = this.#files.lastRead(file)?.read;
    if (read?.hash !== undefined && read.hash !== hashOf(text)) throw new UnreadableError('It has changed while it was linted.');
    return text;
  }

  /** Finds the project's module that a specifier names in this one. */
  resolve(from: { readonly file: string }, specifier: string): ProjectModule | undefined {
    // Callers have modules of this project alone.
    const file = this.#imports.fileOf(from as ProjectModule, specifier);
    if (file === undefined || this.#budget?.allows(file) === false) return undefined;
    return file === this.#underLint?.file ? this.#underLint : this.#files.entry(file).module;
  }

  /** Finds the version of an installed package as a file sees it. */
  version(from: { readonly file: string }, name: string): string | undefined {
    return this.#askedVersions.note(from.file, name, this.#installed.version(from.file, name));
  }

  /** Finds the declarations behind a specifier, if they say which functions block. */
  declarations(from: { readonly file: string; readonly declares?: boolean }, specifier: string): ProjectModule | undefined {
    if (from.declares) return undefined;
    const found = this.#declarations.of(from.file, specifier, this.#imports.fileOf(from as ProjectModule, specifier));
    const file = this.#askedDeclarations.note(from.file, specifier, found);
    return file === undefined ? undefined : this.#files.entry(file).module;
  }

  /** Returns the reason why an import is not followed. Nothing if it is, or if it names no file of the project. */
  whyLost(from: ProjectModule, specifier: string): string | undefined {
    return this.#imports.fileOf(from, specifier) === undefined ? this.#resolver.whyLost(from.file, specifier) : undefined;
  }

  /** Returns the file that an import names, if it cannot be read or parsed. */
  unreadable(from: ProjectModule, specifier: string): UnreadableFile | undefined {
    const file = this.#imports.fileOf(from, specifier);
    if (file === undefined || packageOf(file) !== '') return undefined;
    const { module, read } = this.#files.entry(file);
    return module ? undefined : (read as UnreadableFile);
  }

  /** The tsconfig files of which a part could not be loaded. */
  get tsconfigProblems(): readonly TsconfigProblem[] {
    return this.#resolver.problems;
  }

  /** Returns what all answers so far depend on; nothing if a file could not be read. */
  evidence(): Evidence | undefined {
    const entries = this.#files.all();
    const files = entries.flatMap(([file, { read }]) => (read.hash === undefined ? [] : [[file, read.hash] as const]));
    if (files.length < entries.length) return undefined;
    const imports = new Lookups();
    for (const [file, { module }] of entries) {
      for (const [specifier, found] of module ? this.#imports.known(module) : []) imports.note(file, specifier, found);
    }
    return {
      files,
      imports: imports.list(),
      declarations: this.#askedDeclarations.list(),
      versions: this.#askedVersions.list(),
      surroundings: this.surroundings.asked.list(),
    };
  }

  /** Tells whether this project sees all that another run has seen. */
  sees(evidence: Evidence): boolean {
    return isSeenAgain(evidence, {
      resolver: this.#resolver,
      declarations: this.#declarations,
      installed: this.#installed,
      surroundings: this.surroundings,
    });
  }

  /**
   * Begins the lint of a file whose text and summary the caller has, and returns the module for it. Re-checks on disk every
   * module that this one imports, directly or through others.
   */
  lint(file: string, text: string, summaryOf: () => ModuleSummary): ProjectModule {
    if (this.#staleness.begin(file)) {
      this.#resolver.refresh();
      this.#declarations.clear();
      this.#installed.clear();
      this.surroundings.refresh();
    }
    const hash = hashOf(text);
    const entry = this.#files.lastRead(file);
    const isKnown = entry?.module !== undefined && entry.read.hash === hash;
    const module = isKnown ? entry.module : moduleOf(file, { summary: summaryOf(), directives: [] });
    if (!entry) this.#files.add(module, hash);
    this.#replaceOnDisk(entry && !isKnown ? module : undefined);
    this.#staleness.recheck(module);
    return module;
  }

  /** Uses the text in an editor, for this lint, in place of the file on disk. */
  #replaceOnDisk(module: ProjectModule | undefined): void {
    if (module === this.#underLint) return;
    this.#underLint = module;
    this.#files.noteChange();
  }
}
