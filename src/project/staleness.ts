/** Decides when the project looks at the disk again, and which modules it compares with the disk then. */
import type { Imports } from './imports.ts';
import type { KnownFiles } from './known-files.ts';
import type { ProjectModule } from './project-module.ts';

/** The time for which a file that was found unchanged is trusted, unless a file is linted a second time. */
const TRUST_MS = 1000;

export class Staleness {
  readonly #files: KnownFiles;
  readonly #imports: Imports;
  /** The files that were linted since the last look at the disk. */
  #linted = new Set<string>();
  /** The modules whose imports were compared with the disk since then. */
  #walked = new WeakSet<ProjectModule>();
  #lookedAt = 0;

  constructor(files: KnownFiles, imports: Imports) {
    this.#files = files;
    this.#imports = imports;
  }

  /**
   * Begins the lint of a file. Returns whether the trust in the disk ends: after its time, or when the same file is linted
   * again. An editor does that after an edit.
   */
  begin(file: string): boolean {
    const now = performance.now();
    const isOver = this.#linted.has(file) || now - this.#lookedAt > TRUST_MS;
    if (isOver) {
      this.#files.distrust();
      this.#walked = new WeakSet();
      this.#linted = new Set();
      this.#lookedAt = now;
    }
    this.#linted.add(file);
    return isOver;
  }

  /** Compares every module that this one imports, directly or through others, with the disk. */
  recheck(root: ProjectModule): void {
    const modules = [root];
    for (const module of modules) {
      if (this.#walked.has(module)) continue;
      this.#walked.add(module);
      for (const [, file] of this.#imports.known(module)) {
        const before = file === undefined ? undefined : this.#files.lastRead(file)?.module;
        const now = file === undefined ? undefined : this.#files.entry(file).module;
        if (now) modules.push(now);
        if (before !== now) this.#files.noteChange();
      }
    }
  }
}
