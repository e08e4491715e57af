/**
 * Finds the source file that an import names: by relative paths, tsconfig `paths`, package `imports` and `exports`, and
 * workspaces. Files in `node_modules` are found only where imports are followed into packages.
 */
import { isBuiltin } from 'node:module';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { ResolverFactory, type NapiResolveOptions } from 'oxc-resolver';
import { getOrMake } from '../collections/maps.ts';
import { DeclaredDependencies } from './declared-dependencies.ts';
import { componentFile, isSourceFile, isTestPath } from './files.ts';
import { ManifestGuard } from './manifest-guard.ts';
import { entriesIn, type PackageEntries } from './package-entries.ts';
import { fileAt, Tsconfigs, type TsconfigProblem } from './tsconfig.ts';
import { WatchedPaths } from './watched-paths.ts';
import { WorkspacePackages } from './workspace-packages.ts';
import { packageFolder, partsOf, sourceOfBuild, sourceOfWorkspace } from './workspaces.ts';

export interface ResolverOptions {
  /** A tsconfig to use for every file, in place of the nearest one. Absolute path. */
  readonly tsconfig?: string | undefined;
  /** The decision whether imports are followed into installed packages. */
  readonly dependencies: 'ignore' | 'follow';
}

const options: NapiResolveOptions = {
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
  // Node runs `main`, whatever bundlers read.
  mainFields: ['main', 'module'],
};

export class Resolver {
  readonly #factory: ResolverFactory;
  /** A resolver without tsconfig. A tsconfig that cannot be loaded makes the other refuse every import beside it. */
  readonly #plain = new ResolverFactory(options);
  readonly #tsconfigs: Tsconfigs;
  readonly #workspace = new WorkspacePackages();
  readonly #declared = new DeclaredDependencies();
  readonly #guard = new ManifestGuard();
  readonly #dependencies: ResolverOptions['dependencies'];
  readonly #problems = new Map<string, TsconfigProblem>();
  /** The sources of built files. */
  readonly #sources = new Map<string, string>();
  /** By the folder of a package. */
  readonly #roots = new Map<string, string>();
  readonly #entries = new Map<string, PackageEntries>();
  /** Absent where the results serve one run. */
  #watched: WatchedPaths | undefined;
  #epoch = 0;

  constructor({ tsconfig, dependencies }: ResolverOptions) {
    this.#dependencies = dependencies;
    this.#factory = new ResolverFactory({
      ...options,
      tsconfig: tsconfig === undefined ? 'auto' : { configFile: tsconfig, references: 'auto' },
    });
    this.#tsconfigs = new Tsconfigs(
      tsconfig,
      (folder, base) => this.#installedConfig(folder, base),
      (folder, base) => this.#workspaceConfig(folder, base),
    );
  }

  /** The tsconfig files of which a part could not be loaded, for the imports resolved so far. */
  get problems(): readonly TsconfigProblem[] {
    return [...this.#problems.values()];
  }

  /** A number that grows when imports may lead elsewhere. */
  get epoch(): number {
    return this.#epoch;
  }

  /** Forgets all results if the disk has changed in a way that could change one. From the first call on, it watches for that. */
  refresh(): void {
    this.#roots.clear();
    this.#entries.clear();
    if (this.#watched?.haveChanged() !== false) this.clear();
    this.#watched ??= new WatchedPaths();
  }

  /** Finds the absolute path of the source file that a specifier names. */
  resolve(from: string, specifier: string): string | undefined {
    if (specifier === '' || specifier.length > MAX_SPECIFIER || isBuiltin(specifier)) return undefined;
    this.#watch(from, specifier);
    const found = this.#find(from, specifier) ?? this.#sourceInWorkspace(from, specifier);
    if (found === undefined) return undefined;
    this.#watchFound(found);
    if (!isSourceFile(found)) return undefined;
    const owner = packageOf(found);
    if (owner === '') return getOrMake(this.#sources, found, () => sourceOfBuild(found, this.#findIn) ?? found);
    if (owner === packageOf(from)) return found;
    return this.#dependencies === 'follow' && !isTestPath(relative(owner, found)) ? found : undefined;
  }

  /** Finds the absolute path of the file that declares the types of a module. This may be the module's source. */
  declaration(from: string, specifier: string): string | undefined {
    if (specifier === '' || specifier.length > MAX_SPECIFIER || isBuiltin(specifier)) return undefined;
    this.#watch(from, specifier);
    if (!this.#guard.isSafe(dirname(from), specifier)) return undefined;
    const { path, error } = this.#factory.resolveDtsSync(from, specifier);
    return isAboutTsconfig(error) ? this.#plain.resolveDtsSync(from, specifier).path : path;
  }

  /** Returns the reason why a specifier leads to no source file. Nothing if it names no file of the project. */
  whyLost(from: string, specifier: string): string | undefined {
    if (specifier.length > MAX_SPECIFIER) return 'There is no such file.';
    if (/^[a-z][a-z\d+.-]*:/i.test(specifier) || isBuiltin(specifier)) return undefined;
    const found = this.#find(from, specifier);
    if (found !== undefined) return componentFile.test(found) ? 'It is neither JavaScript nor TypeScript.' : undefined;
    if (this.declaration(from, specifier) !== undefined) return undefined;
    if (specifier.startsWith('#')) return "The 'imports' of package.json lead to no file.";
    if (!isBare(specifier)) return 'There is no such file.';
    const { name } = partsOf(specifier);
    if (this.#declared.isLocal(from, name)) return 'It is a package of this project that is not installed.';
    return this.#declared.has(from, name) ? undefined : 'No file, dependency or package of the workspace has this name.';
  }

  /** Finds the root of the workspace, or of the package, that a file belongs to. */
  rootOf(file: string): string | undefined {
    const folder = packageFolder(dirname(file));
    return folder === undefined ? undefined : getOrMake(this.#roots, folder, () => this.#workspace.rootOf(folder) ?? folder);
  }

  /** Returns the files that the package of a file names; nothing where there is no package. */
  entriesOf(file: string): PackageEntries | undefined {
    const folder = packageFolder(dirname(file));
    return folder === undefined ? undefined : getOrMake(this.#entries, folder, () => entriesIn(folder, this.#findIn));
  }

  /** Forgets all results, so that a new file is found. */
  clear(): void {
    this.#epoch++;
    this.#watched?.clear();
    this.#factory.clearCache();
    this.#plain.clearCache();
    this.#tsconfigs.clear();
    this.#workspace.clear();
    this.#declared.clear();
    this.#guard.clear();
    this.#problems.clear();
    this.#sources.clear();
    this.#roots.clear();
    this.#entries.clear();
  }

  /** Watches the folders in which a specifier is looked for, and the files that map names to folders. */
  #watch(from: string, specifier: string): void {
    const watched = this.#watched;
    if (!watched) return;
    if (!isBare(specifier)) {
      const path = resolve(dirname(from), specifier);
      watched.add(path);
      watched.add(dirname(path));
      if (!specifier.startsWith('#')) return;
    }
    const [scope = ''] = specifier.split('/');
    for (let folder = dirname(from); ; folder = dirname(folder)) {
      watched.add(folder);
      for (const name of ['package.json', 'tsconfig.json', 'node_modules']) watched.add(join(folder, name));
      if (scope.startsWith('@')) watched.add(join(folder, 'node_modules', scope));
      if (dirname(folder) === folder) break;
    }
    for (const file of this.#tsconfigs.files(from)) watched.add(file);
    for (const candidate of this.#tsconfigs.candidates(from, specifier)) {
      watched.add(candidate);
      watched.add(dirname(candidate));
    }
  }

  #watchFound(found: string): void {
    const watched = this.#watched;
    if (!watched) return;
    watched.add(dirname(found));
    const home = packageOf(found) || packageFolder(dirname(found));
    if (home !== undefined) for (const name of ['.', 'package.json', 'tsconfig.json']) watched.add(join(home, name));
  }

  /** Finds any file, of a package as well. The resolver gets the file, not its folder, to find the tsconfig that includes it. */
  #find(from: string, specifier: string): string | undefined {
    if (!this.#guard.isSafe(dirname(from), specifier)) return undefined;
    const { path, error } = this.#factory.resolveFileSync(from, specifier);
    if (!isAboutTsconfig(error)) return path ?? this.#byMappings(from, specifier);
    for (const problem of this.#tsconfigs.problemsFor(from)) this.#problems.set(`${problem.file} ${problem.message}`, problem);
    return this.#byMappings(from, specifier) ?? this.#findIn(dirname(from), specifier);
  }

  /** Finds a file by the path mappings of the nearest tsconfig or jsconfig, whichever files that includes. */
  #byMappings(from: string, specifier: string): string | undefined {
    if (!isBare(specifier)) return undefined;
    for (const candidate of this.#tsconfigs.candidates(from, specifier)) {
      const found = this.#findIn(dirname(candidate), `./${basename(candidate)}`);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #findIn = (folder: string, request: string): string | undefined =>
    this.#guard.isSafe(folder, request) ? this.#plain.sync(folder, request).path : undefined;

  #sourceInWorkspace(from: string, specifier: string): string | undefined {
    return isBare(specifier) ? sourceOfWorkspace(dirname(from), specifier, this.#workspace, this.#findIn) : undefined;
  }

  #installedConfig(folder: string, base: string): string | undefined {
    const found = [base, `${base}.json`, `${base}/tsconfig.json`].map(request => this.#findIn(folder, request));
    return found.find(file => file?.endsWith('.json'));
  }

  #workspaceConfig(folder: string, base: string): string | undefined {
    const { name, subpath } = partsOf(base);
    const home = this.#workspace.folderOf(folder, name);
    return home === undefined ? undefined : fileAt(join(home, subpath));
  }
}

/** Tells whether the resolver gave up because of a tsconfig, not because there is no such file. */
const isAboutTsconfig = (error: string | undefined): boolean =>
  error !== undefined && /^(?:Tsconfig\b|Failed to load tsconfig)/.test(error);

/** The longest specifier that names a file. */
const MAX_SPECIFIER = 1000;

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
