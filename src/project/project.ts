/**
 * The files of a project, read when they are asked for and kept as long as they are the same on disk. The file under
 * lint is given by whoever lints it, and stands in for the one on disk while it is.
 */
import { recordsOf, type ModuleSummary } from '../summary/model.ts';
import type { Comment } from '../summary/doc-tags.ts';
import {
  identityOf,
  readSource,
  textOf,
  UnreadableError,
  type Cache,
  type FileIdentity,
  type ReadFile,
  type UnreadableFile,
} from './read.ts';
import { Declarations } from './declarations.ts';
import { Lookups, type Evidence } from './evidence.ts';
import { hashOf } from './hash.ts';
import { Installed } from './installed.ts';
import { isDeclarationFile } from './parse.ts';
import { packageNameOf, Resolver, type ResolverOptions } from './resolver.ts';

/** A file of the project. Another content of the file is another module. */
export interface ProjectModule {
  readonly file: string;
  /** The name of the installed package it belongs to; none for the project's own files. */
  readonly package: string | undefined;
  readonly declares: boolean;
  readonly summary: ModuleSummary;
  readonly directives: readonly Comment[];
}

interface Entry {
  readonly module: ProjectModule | undefined;
  readonly read: ReadFile | UnreadableFile;
}

/** How many files of installed packages are read in one run, where calls are followed into them. */
const DEPENDENCY_BUDGET = 5000;

/** How long, in milliseconds, a file that was found unchanged is taken to be so, unless a file is linted again. */
const TRUSTED = 1000;

export class Project {
  readonly #resolver: Resolver;
  readonly #declarations: Declarations;
  readonly #installed = new Installed();
  readonly #follows: boolean;
  readonly #budget: number;
  /** The files of installed packages that were read. */
  readonly #dependencies = new Set<string>();
  #isOverBudget = false;
  #records = 0;
  readonly #cache: Cache | undefined;
  readonly #entries = new Map<string, Entry>();
  /** What each module's imports were resolved to, as far as anyone asked. */
  readonly #imports = new WeakMap<ProjectModule, Map<string, string | undefined>>();
  readonly #askedDeclarations = new Lookups();
  readonly #askedVersions = new Lookups();
  /** Counts the changes that were seen: conclusions from before one may be stale. */
  #changes = 0;
  /** Files found unchanged, and files linted, since the last look at the disk. */
  #checked = new Set<string>();
  #linted = new Set<string>();
  /** Modules whose imports were looked at since then. */
  #walked = new WeakSet<ProjectModule>();
  #lookedAt = 0;
  /** The file that stands in for the one on disk. */
  #underLint: ProjectModule | undefined;

  /** `cache` holds the summaries of texts that were read in other runs. */
  constructor(options: ResolverOptions, cache?: Cache, budget = DEPENDENCY_BUDGET) {
    this.#resolver = new Resolver(options);
    this.#declarations = new Declarations((from, specifier) => this.#resolver.declaration(from, specifier));
    this.#follows = options.dependencies === 'follow';
    this.#budget = budget;
    this.#cache = cache;
  }

  /** Grows whenever a module may have become another. */
  get changes(): number {
    return this.#changes;
  }

  /** How many records the summaries hold that are known. */
  get records(): number {
    return this.#records;
  }

  /** How many files of installed packages may be read, if that was too few: calls were not followed into the others. */
  get exhaustedBudget(): number | undefined {
    return this.#isOverBudget ? this.#budget : undefined;
  }

  /** The module in a file, read from disk if need be; what went wrong where there is none. */
  module(file: string): ProjectModule | UnreadableFile {
    const { module, read } = this.#entry(file);
    return module ?? (read as UnreadableFile);
  }

  /** The text that a module was made from. Throws where its file has another one by now, or cannot be read. */
  text({ file }: ProjectModule): string {
    const text = textOf(file);
    const read = this.#entries.get(file)?.read;
    if (read && 'hash' in read && read.hash !== hashOf(text)) throw new UnreadableError('It has changed while it was linted.');
    return text;
  }

  /** The project's module that a specifier names in this one. */
  resolve(from: { readonly file: string }, specifier: string): ProjectModule | undefined {
    // Every module handed out is one of this project's own.
    const file = this.#importOf(from as ProjectModule, specifier);
    if (file === undefined || !this.#isAffordable(file)) return undefined;
    return file === this.#underLint?.file ? this.#underLint : this.#entry(file).module;
  }

  /** The version of an installed package as a file sees it. */
  version(from: { readonly file: string }, name: string): string | undefined {
    return this.#askedVersions.note(from.file, name, this.#installed.version(from.file, name));
  }

  /** The declarations of what a specifier names, where they say which functions block. */
  declarations(from: { readonly file: string; readonly declares?: boolean }, specifier: string): ProjectModule | undefined {
    if (from.declares) return undefined;
    const found = this.#declarations.of(from.file, specifier, this.#importOf(from as ProjectModule, specifier));
    const file = this.#askedDeclarations.note(from.file, specifier, found);
    return file === undefined ? undefined : this.#entry(file).module;
  }

  /** What all that was asked of the project rests on; none where a file could not be read. */
  evidence(): Evidence | undefined {
    const entries = [...this.#entries];
    const files = entries.flatMap(([file, { read }]) => ('hash' in read ? [[file, read.hash] as const] : []));
    if (files.length < entries.length) return undefined;
    const imports = new Lookups();
    for (const [file, { module }] of entries) {
      for (const [specifier, found] of (module && this.#imports.get(module)) ?? []) imports.note(file, specifier, found);
    }
    return { files, imports: imports.list(), declarations: this.#askedDeclarations.list(), versions: this.#askedVersions.list() };
  }

  /** Whether all that was seen by another run would be seen now. */
  sees({ files, imports, declarations, versions }: Evidence): boolean {
    const isDeclaration = new Set(files.map(([file]) => file).filter(isDeclarationFile));
    const find = (from: string, specifier: string): string | undefined =>
      isDeclaration.has(from) ? this.#resolver.declaration(from, specifier) : this.#resolver.resolve(from, specifier);
    return (
      files.every(([file, hash]) => isText(file, hash)) &&
      imports.every(([from, specifier, found]) => (find(from, specifier) ?? null) === found) &&
      declarations.every(([from, specifier, found]) => (this.#declarations.of(from, specifier, find(from, specifier)) ?? null) === found) &&
      versions.every(([from, name, found]) => (this.#installed.version(from, name) ?? null) === found)
    );
  }

  /**
   * Begins the lint of a file whose text and summary the caller has: the module for it. What others of its modules,
   * directly or not, have become on disk since they were read is seen now.
   */
  lint(file: string, text: string, summaryOf: () => ModuleSummary): ProjectModule {
    this.#startOver(file);
    const hash = hashOf(text);
    const entry = this.#entries.get(file);
    const isKnown = entry?.module !== undefined && 'hash' in entry.read && entry.read.hash === hash;
    const module = isKnown ? entry.module : moduleOf(file, { summary: summaryOf(), directives: [] });
    if (!entry) {
      // Nobody has read it from disk: if that has the same text, this summary is as good.
      this.#entries.set(file, { module, read: { identity: undefined, hash, summary: module.summary, directives: [] } });
      this.#records += recordsIn(module);
    }
    this.#standIn(entry && !isKnown ? module : undefined);
    this.#check(module);
    return module;
  }

  /** What is in an editor, for this lint, in place of what others have seen on disk. */
  #standIn(module: ProjectModule | undefined): void {
    if (module === this.#underLint) return;
    this.#underLint = module;
    this.#changes++;
  }

  /** A file that is linted again, or a second that has passed, ends the trust in what was found unchanged. */
  #startOver(file: string): void {
    const now = performance.now();
    if (this.#linted.has(file) || now - this.#lookedAt > TRUSTED) {
      this.#checked = new Set();
      this.#walked = new WeakSet();
      this.#linted = new Set();
      this.#lookedAt = now;
      this.#resolver.clear();
      this.#declarations.clear();
      this.#installed.clear();
    }
    this.#linted.add(file);
  }

  #entry(file: string): Entry {
    const known = this.#entries.get(file);
    if (known && this.#checked.has(file)) return known;
    this.#checked.add(file);
    if (known && 'identity' in known.read && known.read.identity && isSame(known.read.identity, identityOf(file))) return known;
    const read = readSource(file, known && 'hash' in known.read ? known.read : undefined, this.#cache);
    const isUnchanged = known && 'hash' in read && 'hash' in known.read && read.hash === known.read.hash;
    const module = 'hash' in read ? (isUnchanged ? known.module : moduleOf(file, read)) : undefined;
    if (known && !isUnchanged) this.#changes++;
    const entry: Entry = { module, read };
    if (!isUnchanged) this.#records += recordsIn(module) - recordsIn(known?.module);
    this.#entries.set(file, entry);
    return entry;
  }

  #importOf(from: ProjectModule, specifier: string): string | undefined {
    let imports = this.#imports.get(from);
    if (!imports) this.#imports.set(from, (imports = new Map<string, string | undefined>()));
    if (!imports.has(specifier)) imports.set(specifier, this.#resolved(from, specifier));
    return imports.get(specifier);
  }

  /** What a declaration file imports is another one. */
  #resolved({ file, declares }: ProjectModule, specifier: string): string | undefined {
    return declares ? this.#resolver.declaration(file, specifier) : this.#resolver.resolve(file, specifier);
  }

  /** Whether a file may be read: those of installed packages have a budget. */
  #isAffordable(file: string): boolean {
    if (!this.#follows || packageNameOf(file) === undefined || this.#dependencies.has(file)) return true;
    if (this.#dependencies.size >= this.#budget) {
      this.#isOverBudget = true;
      return false;
    }
    this.#dependencies.add(file);
    return true;
  }

  /** Looks whether the modules that conclusions about this one rest on are still what they were. */
  #check(root: ProjectModule): void {
    const modules = [root];
    for (const module of modules) {
      if (this.#walked.has(module)) continue;
      this.#walked.add(module);
      const imports = this.#imports.get(module);
      if (!imports) continue;
      for (const [specifier, file] of imports) {
        const before = file === undefined ? undefined : this.#entries.get(file)?.module;
        const now = file === undefined ? undefined : this.#entry(file).module;
        if (now) modules.push(now);
        // What named nothing, or names what is gone, may name another file by now.
        else if (this.#resolved(module, specifier) !== file) {
          imports.delete(specifier);
          this.#changes++;
        }
        if (before !== now) this.#changes++;
      }
    }
  }
}

const recordsIn = (module: ProjectModule | undefined): number => (module ? recordsOf(module.summary) : 0);

const moduleOf = (file: string, { summary, directives }: Pick<ReadFile, 'summary' | 'directives'>): ProjectModule => ({
  file,
  package: packageNameOf(file),
  declares: isDeclarationFile(file),
  summary,
  directives,
});

function isText(file: string, hash: string): boolean {
  try {
    return hashOf(textOf(file)) === hash;
  } catch {
    return false;
  }
}

const isSame = (a: FileIdentity, b: FileIdentity | undefined): boolean => a.mtimeMs === b?.mtimeMs && a.size === b.size;
