/** The surroundings of a file: the files that import it, and what the `package.json` of its package says of them. */
import { getOrMake } from '../collections/maps.ts';
import { hashOf } from '../disk/hash.ts';
import { readTextIfAny } from '../disk/read.ts';
import { Lookups } from './lookups.ts';
import { ImportGraph } from './import-graph.ts';
import type { PackageEntries } from './package-entries.ts';
import type { Resolver } from './resolver.ts';

/** A file that its package names. */
export interface PackageEntry {
  /** True if others may import it. */
  readonly isOpen: boolean;
  /** The field that says that it is run: `bin`, `scripts.seed`. */
  readonly field: string | undefined;
}

export class Surroundings {
  readonly #resolver: Resolver;
  readonly #graphs = new Map<string, ImportGraph>();
  /** The answers so far, which verdicts depend on. */
  readonly asked = new Lookups();

  constructor(resolver: Resolver) {
    this.#resolver = resolver;
  }

  /** Returns the files of the same package or workspace that import a file. Nothing where there is no package. */
  importersOf(file: string): readonly string[] | undefined {
    const found = this.#graphOf(file)?.importersOf(file);
    this.asked.note(file, 'importers', found?.join('\n'));
    return found;
  }

  /** Returns the specifiers in a file, as its text has them. */
  specifiersOf(file: string): readonly string[] {
    const found = this.#graphOf(file)?.specifiersOf(file) ?? [];
    this.asked.note(file, 'specifiers', found.join('\n'));
    return found;
  }

  /** Returns the text of a file as it is on disk; an empty one where it cannot be read. */
  textOf(file: string): string {
    const text = readTextIfAny(file);
    this.asked.note(file, 'text', hashOf(text));
    return text;
  }

  /** Finds the source file that a specifier names. */
  fileOf(from: string, specifier: string): string | undefined {
    return this.#resolver.resolve(from, specifier);
  }

  /** Tells what the package of a file says of it. Nothing if the package does not name it. */
  entryOf(file: string): PackageEntry | undefined {
    const found = entryIn(this.#resolver.entriesOf(file), file);
    this.asked.note(file, 'entry', found && JSON.stringify(found));
    return found;
  }

  /** Returns the answer to a question again, as `asked` has it. */
  answer(file: string, question: string): string | undefined {
    switch (question) {
      case 'importers':
        return this.#graphOf(file)?.importersOf(file).join('\n');
      case 'specifiers':
        return (this.#graphOf(file)?.specifiersOf(file) ?? []).join('\n');
      case 'text':
        return hashOf(readTextIfAny(file));
      default: {
        const found = entryIn(this.#resolver.entriesOf(file), file);
        return found && JSON.stringify(found);
      }
    }
  }

  /** Looks at the disk again. */
  refresh(): void {
    for (const graph of this.#graphs.values()) graph.refresh();
  }

  #graphOf(file: string): ImportGraph | undefined {
    const root = this.#resolver.rootOf(file);
    return root === undefined
      ? undefined
      : getOrMake(this.#graphs, root, () => new ImportGraph(root, (...names) => this.#resolver.resolve(...names)));
  }
}

function entryIn(entries: PackageEntries | undefined, file: string): PackageEntry | undefined {
  const isOpen = entries?.open.has(file) ?? false;
  const field = entries?.run.get(file);
  return isOpen || field !== undefined ? { isOpen, field } : undefined;
}
