/**
 * Finds the file that an import names, among those whose source is ours to read: relative paths, tsconfig `paths`,
 * package `imports` and `exports`, workspaces. Packages from `node_modules` are somebody else's.
 */
import { isBuiltin } from 'node:module';
import { dirname, relative, sep } from 'node:path';
import { ResolverFactory } from 'oxc-resolver';
import { isSourceFile, isTestPath } from './files.ts';
import { sourceOfWorkspace } from './workspaces.ts';

export interface ResolverOptions {
  /** A tsconfig to use for every file, in place of the nearest one. Absolute path. */
  readonly tsconfig?: string | undefined;
  /** Whether imports are followed into other packages. */
  readonly dependencies: 'ignore' | 'follow';
}

export class Resolver {
  readonly #factory: ResolverFactory;
  readonly #dependencies: ResolverOptions['dependencies'];

  constructor({ tsconfig, dependencies }: ResolverOptions) {
    this.#dependencies = dependencies;
    this.#factory = new ResolverFactory({
      tsconfig: tsconfig === undefined ? 'auto' : { configFile: tsconfig, references: 'auto' },
      conditionNames: ['node', 'import', 'require', 'default'],
      // What may be left out; Node and TypeScript want to see the others.
      extensions: ['.ts', '.tsx', '.js', '.jsx', '.json', '.node'],
      // TypeScript's way of naming the file that will be there once it has run.
      extensionAlias: {
        '.js': ['.ts', '.tsx', '.js', '.jsx'],
        '.jsx': ['.tsx', '.jsx'],
        '.mjs': ['.mts', '.mjs'],
        '.cjs': ['.cts', '.cjs'],
      },
      mainFields: ['module', 'main'],
    });
  }

  /** The absolute path of the source file, or nothing where it is not found or not ours. */
  resolve(from: string, specifier: string): string | undefined {
    if (specifier === '' || isBuiltin(specifier)) return undefined;
    // By the file, so that the tsconfig that includes it is found.
    const file = this.#factory.resolveFileSync(from, specifier).path ?? this.#workspace(from, specifier);
    if (file === undefined || !isSourceFile(file)) return undefined;
    const owner = packageOf(file);
    if (owner === '' || owner === packageOf(from)) return file;
    return this.#dependencies === 'follow' && !isTestPath(relative(owner, file)) ? file : undefined;
  }

  /** The absolute path of the file that declares the types of what is named; for some, that is its source. */
  declaration(from: string, specifier: string): string | undefined {
    if (specifier === '' || isBuiltin(specifier)) return undefined;
    return this.#factory.resolveDtsSync(from, specifier).path;
  }

  /** Forgets what was there, so that a new file is found. */
  clear(): void {
    this.#factory.clearCache();
  }

  #workspace(from: string, specifier: string): string | undefined {
    if (!isBare(specifier)) return undefined;
    return sourceOfWorkspace(dirname(from), specifier, (folder, request) => this.#factory.sync(folder, request).path);
  }
}

const isBare = (specifier: string): boolean => /^[^./#]/.test(specifier);

/** The folder of the installed package that a file belongs to; empty for the project's own files. */
export function packageOf(file: string): string {
  const marker = `${sep}node_modules${sep}`;
  const at = file.lastIndexOf(marker);
  if (at < 0) return '';
  const [scope = '', name = ''] = file.slice(at + marker.length).split(sep);
  return file.slice(0, at + marker.length) + (scope.startsWith('@') ? `${scope}${sep}${name}` : scope);
}

/** The name of the installed package that a file belongs to; none for the project's own files. */
export function packageNameOf(file: string): string | undefined {
  const folder = packageOf(file);
  const marker = `node_modules${sep}`;
  return folder === '' ? undefined : folder.slice(folder.lastIndexOf(marker) + marker.length).replaceAll(sep, '/');
}
