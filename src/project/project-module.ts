/** A module of the project: what the analysis knows of one file. */
import type { Comment } from '../summary/doc-tags.ts';
import type { ModuleSummary } from '../summary/model.ts';
import { isDeclarationFile } from './parse.ts';
import type { CachedSummary } from './read.ts';
import { packageNameOf } from './resolver.ts';

/** A file with one content. Another content of the file is another module. */
export interface ProjectModule {
  readonly file: string;
  /** The name of the installed package that the file belongs to; absent for the project's own files. */
  readonly package: string | undefined;
  /** True for a declaration file. */
  readonly declares: boolean;
  readonly summary: ModuleSummary;
  readonly directives: readonly Comment[];
}

/** Returns a new module for a file. */
export const moduleOf = (file: string, { summary, directives }: CachedSummary): ProjectModule => ({
  file,
  package: packageNameOf(file),
  declares: isDeclarationFile(file),
  summary,
  directives,
});
