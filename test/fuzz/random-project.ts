/**
 * A project that changes at random, on disk: modules of JavaScript and TypeScript in three folders that import each other by relative
 * paths, aliases and package imports, and routes that call them. The same seed makes the same changes.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, extname, join, relative } from 'node:path';
import { seeded } from '../support/random.ts';
import { write } from '../support/scratch.ts';

/** A function of a module; a target that no longer exists leaves an import without an end. */
interface Callee {
  file: string;
  name: string;
  specifier?: string | undefined;
}

interface Definition {
  name: string;
  kind: (typeof kinds)[number];
  readonly isAsync: boolean;
  readonly tag: string | undefined;
  target: Callee | undefined;
}

interface Module {
  readonly functions: Definition[];
  reexport?: Callee | undefined;
  /** What the handler of a server calls, if the module has one. */
  route?: readonly (Callee & { readonly isAwaited: boolean })[];
}

const kinds = ['blocks', 'returns', 'calls', 'loops', 'constructs'] as const;
const extensions = ['.js', '.ts'];
const folders = ['src/lib', 'packages/core', 'src'];
const tags = ['@blocking', '@nonblocking', '@offloaded'];

export class RandomProject {
  readonly #folder: string;
  readonly #random: () => number;
  readonly #modules = new Map<string, Module>();
  #count = 0;

  /** Writes a project into an empty folder. */
  constructor(folder: string, seed: number) {
    this.#folder = folder;
    this.#random = seeded(seed);
    this.#aim();
    for (let index = 0; index < 20; index++) this.#add('src/lib');
    for (let index = 0; index < 8; index++) this.#add('packages/core');
    for (const { functions } of this.#modules.values()) for (const made of functions) made.target = this.#anyFunction();
    for (let index = 0; index < 8; index++)
      this.#modules.set(`src/routes/r${index}${this.#pick(extensions)}`, { functions: [], route: this.#newRoute() });
    for (const file of this.#modules.keys()) this.#write(file);
  }

  /** The files as they are on disk, from the folder. */
  get files(): string[] {
    return [...this.#modules.keys()];
  }

  /** Makes a change, and returns what it is called. */
  change(): string {
    const [name, change] = this.#pick(Object.entries(this.#changes));
    change();
    return name;
  }

  readonly #changes: Readonly<Record<string, () => void>> = {
    'another body': () => {
      const [file, made] = this.#anyDefinition();
      made.kind = this.#pick(kinds);
      made.target ??= this.#anyFunction();
      this.#write(file);
    },
    'a renaming that no importer follows': () => {
      const [file, made] = this.#anyDefinition();
      made.name = this.#newName();
      this.#write(file);
    },
    'a renaming that all importers follow': () => {
      const [file, made] = this.#anyDefinition();
      const old = made.name;
      made.name = this.#newName();
      this.#write(file);
      this.#retarget(callee => callee.file === file && callee.name === old, { file, name: made.name });
    },
    'a new module': () => {
      this.#write(this.#add('src/lib'));
    },
    'a removed module': () => {
      const file = this.#anyModule();
      if (this.#modules.size > 30) this.#remove(file);
    },
    'a moved module': () => {
      const from = this.#anyModule();
      this.#move(from, `${this.#pick(folders)}/${this.#newName()}${extname(from)}`, 0.7);
    },
    'another extension': () => {
      const from = this.#anyModule();
      this.#move(from, from.slice(0, -3) + (from.endsWith('.js') ? '.ts' : '.js'), 0);
    },
    'a module where one was missing': () => {
      const missing = [...this.#modules.values()].flatMap(calleesOf).find(({ file }) => !this.#modules.has(file));
      if (!missing) return;
      this.#modules.set(missing.file, { functions: [{ ...this.#newDefinition(), name: missing.name, kind: 'blocks' }] });
      this.#write(missing.file);
    },
    'an export of everything': () => {
      const [file, other] = [this.#anyModule(), this.#anyModule()];
      this.#moduleOf(file).reexport = file === other ? undefined : { file: other, name: '*' };
      this.#write(file);
    },
    'another route': () => {
      const file = this.#pick(this.files.filter(name => name.startsWith('src/routes/')));
      this.#moduleOf(file).route = this.#newRoute();
      this.#write(file);
    },
    'a syntax error': () => {
      const file = this.#anyModule();
      write(this.#folder, file, `${this.#textOf(file)}\n}}}`);
    },
    'a repair of all syntax errors': () => {
      for (const file of this.files) if (this.#onDisk(file).endsWith('}}}')) this.#write(file);
    },
    'an edit that leaves the size': () => {
      const file = this.#anyModule();
      const text = this.#onDisk(file);
      write(
        this.#folder,
        file,
        text.includes('readFileSync') ? text.replace('readFileSync', 'readFileXync') : text.replace('Xync', 'Sync'),
      );
    },
    'other paths and package imports': () => {
      this.#aim();
    },
  };

  /** Writes where aliases lead. */
  #aim(): void {
    const paths = { '@lib/*': this.#pick([['src/lib/*'], ['packages/core/*'], ['src/lib/*', 'src/*']]) };
    write(this.#folder, 'tsconfig.json', JSON.stringify({ compilerOptions: { allowJs: true, baseUrl: '.', paths } }));
    const imports = { '#core/*': this.#pick(['./packages/core/*.js', './src/lib/*.js', './packages/core/*.ts']) };
    write(this.#folder, 'package.json', JSON.stringify({ name: 'root', type: 'module', imports }));
  }

  #add(folder: string): string {
    const file = `${folder}/${this.#newName()}${this.#pick(extensions)}`;
    this.#modules.set(file, { functions: Array.from({ length: 1 + Math.floor(this.#random() * 3) }, () => this.#newDefinition()) });
    return file;
  }

  #remove(file: string): void {
    this.#modules.delete(file);
    rmSync(join(this.#folder, file), { force: true });
  }

  /** Moves a module; each importer follows with this probability. */
  #move(from: string, to: string, probability: number): void {
    if (this.#modules.has(to)) return;
    const moved = this.#moduleOf(from);
    for (const callee of calleesOf(moved)) callee.specifier = undefined;
    this.#remove(from);
    this.#modules.set(to, moved);
    this.#write(to);
    this.#retarget(({ file }) => file === from && this.#random() < probability, { file: to });
  }

  /** Changes the callees that a test selects, and writes their files. */
  #retarget(isMeant: (callee: Callee) => boolean, changed: Partial<Callee>): void {
    for (const [file, module] of this.#modules) {
      const meant = calleesOf(module).filter(isMeant);
      for (const callee of meant) Object.assign(callee, { specifier: undefined }, changed);
      if (meant.length > 0) this.#write(file);
    }
  }

  #write(file: string): void {
    write(this.#folder, file, this.#textOf(file));
  }

  #textOf(file: string): string {
    const module = this.#moduleOf(file);
    const imported = new Map<string, Set<string>>();
    const call = (callee: Callee | undefined): string => {
      if (!callee) return 'unknown()';
      if (callee.file !== file) {
        callee.specifier ??= this.#specifier(file, callee.file);
        imported.set(callee.specifier, (imported.get(callee.specifier) ?? new Set()).add(callee.name));
      }
      return `${callee.name}()`;
    };
    const functions = module.functions.map(made => definition(made, call)).join('');
    const route = module.route
      ? `createServer(async (request, response) => { ${module.route.map(callee => `${callee.isAwaited ? 'await ' : ''}${call(callee)};`).join(' ')} response.end(); }).listen(0);\n`
      : '';
    const reexport = module.reexport
      ? `export * from '${(module.reexport.specifier ??= this.#specifier(file, module.reexport.file))}';\n`
      : '';
    const imports = Array.from(imported, ([specifier, names]) => `import { ${[...names].join(', ')} } from '${specifier}';\n`).join('');
    return `import fs from 'node:fs';\nimport crypto from 'node:crypto';\nimport { createServer } from 'node:http';\n${imports}${reexport}${functions}${route}`;
  }

  /** Returns one of the ways to name a module in an import. */
  #specifier(from: string, to: string): string {
    const plain = relative(dirname(from), to);
    const path = plain.startsWith('.') ? plain : `./${plain}`;
    const name = basename(to, extname(to));
    const ways = [path];
    if (to.startsWith('src/lib/')) ways.push(`@lib/${name}`);
    if (to.startsWith('packages/core/') && to.endsWith('.js')) ways.push(`#core/${name}`);
    if (to.endsWith('.ts')) ways.push(path.replace(/ts$/, 'js'), path.slice(0, -3));
    return this.#pick(ways);
  }

  #newRoute(): (Callee & { readonly isAwaited: boolean })[] {
    const callees = Array.from({ length: 3 }, () => this.#anyFunction());
    return callees.flatMap(callee => (callee ? [{ ...callee, isAwaited: this.#random() < 0.5 }] : []));
  }

  #newDefinition(): Definition {
    return {
      name: this.#newName(),
      kind: this.#pick(kinds),
      isAsync: this.#random() < 0.2,
      tag: this.#random() < 0.1 ? this.#pick(tags) : undefined,
      target: undefined,
    };
  }

  #newName(): string {
    return `f${this.#count++}`;
  }

  #anyFunction(): Callee | undefined {
    const [file, { name }] = this.#anyDefinition();
    return { file, name };
  }

  #anyDefinition(): readonly [string, Definition] {
    return this.#pick([...this.#modules].flatMap(([file, { functions }]) => functions.map(made => [file, made] as const)));
  }

  #anyModule(): string {
    return this.#pick(this.files.filter(file => !file.startsWith('src/routes/')));
  }

  #moduleOf(file: string): Module {
    const module = this.#modules.get(file);
    if (!module) throw new RangeError(`There is no module '${file}'.`);
    return module;
  }

  #onDisk(file: string): string {
    return existsSync(join(this.#folder, file)) ? readFileSync(join(this.#folder, file), 'utf8') : '';
  }

  #pick<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.#random() * items.length)] as Item;
  }
}

const calleesOf = ({ functions, reexport, route }: Module): Callee[] => [
  ...functions.flatMap(({ target }) => target ?? []),
  ...(reexport ? [reexport] : []),
  ...(route ?? []),
];

function definition({ name, kind, isAsync, tag, target }: Definition, call: (callee: Callee | undefined) => string): string {
  const body = {
    blocks: () => "fs.readFileSync('a')",
    returns: () => '1 + 1',
    calls: () => call(target),
    loops: () => "(() => { for (const a of fs.readdirSync('.')) crypto.pbkdf2Sync(a, 's', 1e5, 64, 'sha512'); })()",
    constructs: () => `new (class { run() { return ${call(target)}; } })().run()`,
  }[kind]();
  return `${tag === undefined ? '' : `/** ${tag} */\n`}export ${isAsync ? 'async ' : ''}function ${name}() { return ${body}; }\n`;
}
