/**
 * Finds the source file that an import names: by relative paths, tsconfig `paths`, package `imports` and `exports`, and
 * workspaces. Files in `node_modules` are found only where imports are followed into packages.
 */
import { isBuiltin } from 'node:module';
import { dirname, relative, sep } from 'node:path';
import { ResolverFactory } from 'oxc-resolver';
import { isSourceFile, isTestPath } from './files.ts';
import { sourceOfWorkspace } from './workspaces.ts';

export interface ResolverOptions {
  /** A tsconfig to use for every file, in place of the nearest one. Absolute path. */
  readonly tsconfig?: string | undefined;
  /** The decision whether imports are followed into installed packages. */
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
      // An import may omit these extensions. Node and TypeScript require the others to be written.
      extensions: ['.ts', '.tsx', '.js', '.jsx', '.json', '.node'],
      // In TypeScript, `./a.js` names the file that the compiler will make of `./a.ts`.
      extensionAlias: {
        '.js': ['.ts', '.tsx', '.js', '.jsx'],
        '.jsx': ['.tsx', '.jsx'],
        '.mjs': ['.mts', '.mjs'],
        '.cjs': ['.cts', '.cjs'],
      },
      mainFields: ['module', 'main'],
    });
  }

  /** Finds the absolute path of the source file that a specifier names. */
  resolve(from: string, specifier: string): string | undefined {
    if (specifier === '' || isBuiltin(specifier)) return undefined;
    // The resolver gets the file, not its folder, so that it finds the tsconfig that includes the file.
    const file = this.#factory.resolveFileSync(from, specifier).path ?? this.#workspace(from, specifier);
    if (file === undefined || !isSourceFile(file)) return undefined;
    const owner = packageOf(file);
    if (owner === '' || owner === packageOf(from)) return file;
    return this.#dependencies === 'follow' && !isTestPath(relative(owner, file)) ? file : undefined;
  }

  /** Finds the absolute path of the file that declares the types of a module. This may be the module's source. */
  declaration(from: string, specifier: string): string | undefined {
    if (specifier === '' || isBuiltin(specifier)) return undefined;
    return this.#factory.resolveDtsSync(from, specifier).path;
  }

  /** Forgets all results, so that a new file is found. */
  clear(): void {
    this.#factory.clearCache();
  }

  #workspace(from: string, specifier: string): string | undefined {
    if (!isBare(specifier)) return undefined;
    return sourceOfWorkspace(dirname(from), specifier, (folder, request) => this.#factory.sync(folder, request).path);
  }
}

const isBare = (specifier: string): boolean => /^[^./#]/.test(specifier);

/** Returns the folder of the installed package that a file belongs to; `''` for the project's own files. */
export function packageOf(file: string): string {
  const marker = `${sep}node_modules${sep}`;
  const at = file.lastIndexOf(marker);
  if (at < 0) return '';
  const [scope = '', name = ''] = file.slice(at + marker.length).split(sep);
  return file.slice(0, at + marker.length) + (scope.startsWith('@') ? `${scope}${sep}${name}` : scope);
}

/** Returns the name of the installed package that a file belongs to; nothing for the project's own files. */
export function packageNameOf(file: string): string | undefined {
  const folder = packageOf(file);
  const marker = `node_modules${sep}`;
  return folder === '' ? undefined : folder.slice(folder.lastIndexOf(marker) + marker.length).replaceAll(sep, '/');
}
