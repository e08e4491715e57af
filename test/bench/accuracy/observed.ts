/**
 * What was seen to block in published programs as they ran, held against what is reported of their sources. `observed.json` says
 * which calls, `misses.json` why those that are not reported are not.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { groupBy } from '../../../src/collections/group-by.ts';
import { install, installedIn, sourcesOf, type Installed, type Overrides } from './packages.ts';
import { lintedPlaces, type Places, type Seen } from './places.ts';

interface Site {
  readonly package: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly api: string;
  readonly function: string;
  readonly tier: Tier;
  /** Of calls in installed packages: where the program's own packages call into these, as far as that was seen. */
  readonly through?: readonly Pick<Site, 'package' | 'file' | 'line' | 'column'>[];
}

type Tier = 'T1' | 'T2' | 'T3' | 'T4' | 'T5' | 'D1' | 'D2';

interface Program {
  readonly program: string;
  readonly install: readonly string[];
  readonly overrides?: Overrides;
  /** Patterns of the names of packages by the program's own makers. */
  readonly family: readonly string[];
  readonly sites: readonly Site[];
  readonly startupOnly: readonly Omit<Site, 'column' | 'tier'>[];
}

/** A call that was observed, and how it shows in the report. */
export interface Observed {
  readonly program: string;
  readonly site: Omit<Site, 'column' | 'tier'> & { readonly column?: number; readonly tier?: Tier };
  readonly id: string;
  /** Absolute path. */
  readonly file: string;
  readonly seen: Seen;
  /** For calls in installed packages: how they show with `dependencies: 'follow'`, and where the package itself is linted. */
  readonly followed: Seen | undefined;
  readonly itself: Seen | undefined;
}

export interface ObservedResult {
  readonly observed: readonly Observed[];
  readonly startup: readonly Observed[];
  /** Calls that are not where they were in the versions that npm installs today. */
  readonly gone: readonly string[];
  readonly programs: number;
  readonly linted: number;
  readonly findings: number;
}

const { programs } = JSON.parse(readFileSync(join(import.meta.dirname, 'observed.json'), 'utf8')) as { programs: readonly Program[] };

const isDependencyTier = (tier: Tier): boolean => tier === 'D1' || tier === 'D2';

/** Work that is left to the `strict` preset: `recommended` says nothing of it. */
export const isLight = (api: string): boolean => api === 'crypto.randomBytes' || api === 'crypto.randomFillSync';

/** Where a site is: the copy of its package that has the API's name there. */
function locate(
  { package: name, file, line, api }: Pick<Site, 'package' | 'file' | 'line' | 'api'>,
  installed: readonly Installed[],
): string | undefined {
  const called = api.slice(api.lastIndexOf('.') + 1);
  const candidates = installed.filter(one => one.name === name).map(({ folder }) => join(folder, file));
  return candidates.find(path => existsSync(path) && (readFileSync(path, 'utf8').split('\n')[line - 1] ?? '').includes(called));
}

/** Where the name of what is called stands: Node says where `apply` does in `fs.statSync.apply(fs, arguments)`. */
function columnOf({ line, column, api }: Site, file: string): number {
  const text = readFileSync(file, 'utf8').split('\n')[line - 1] ?? '';
  const called = `${api.slice(api.lastIndexOf('.') + 1)}.`;
  const isInvoked = /^(?:apply|call)\b/.test(text.slice(column - 1)) && text.slice(0, column - 1).endsWith(called);
  return isInvoked ? column - called.length : column;
}

/** Installs the programs in a folder, which keeps them, lints them, and looks for what was observed. */
export async function measureObserved(folder: string, onProgram: (name: string) => void): Promise<ObservedResult> {
  const observed: Observed[] = [];
  const startup: Observed[] = [];
  const gone: string[] = [];
  const sum = { linted: 0, findings: 0 };
  for (const { program, install: packages, overrides, family, sites, startupOnly } of programs) {
    onProgram(program);
    const cwd = join(folder, program);
    install(cwd, packages, overrides);
    const installed = installedIn(cwd);
    const own = new Set([
      ...packages.map(entry => entry.slice(0, entry.lastIndexOf('@'))),
      ...sites.filter(({ tier }) => !isDependencyTier(tier)).map(site => site.package),
    ]);
    const isOwn = (name: string): boolean => own.has(name) || family.some(pattern => new RegExp(pattern).test(name));
    const files = (await Promise.all(installed.filter(({ name }) => isOwn(name)).map(one => sourcesOf(one.folder)))).flat();
    const places = await lintedPlaces(files, cwd);
    const following = sites.some(({ tier }) => isDependencyTier(tier))
      ? await lintedPlaces(files, cwd, { dependencies: 'follow' })
      : undefined;
    sum.linted += places.linted;
    sum.findings += places.findings;
    const dependencies = new Map<string, Places>();
    const inItself = async (site: Site, file: string): Promise<Seen> => {
      const owner = installed.filter(({ folder: of }) => file.startsWith(`${of}/`)).at(-1)?.folder ?? '';
      const known = dependencies.get(owner) ?? (await lintedPlaces(await sourcesOf(owner), cwd));
      dependencies.set(owner, known);
      return known.seen({ ...site, file });
    };
    /** A call into a package shows where the call that leads there does. */
    const through = (site: Site): Seen =>
      best(
        (site.through ?? []).flatMap(call =>
          installed
            .filter(({ name }) => name === call.package)
            .map(({ folder: of }) => places.seen({ ...call, file: join(of, call.file) })),
        ),
      );
    for (const site of sites) {
      const id = `${program}: ${site.package}/${site.file}:${site.line}:${site.column} ${site.api}`;
      const file = locate(site, installed);
      if (file === undefined) gone.push(id);
      else if (isDependencyTier(site.tier))
        observed.push({
          program,
          site,
          id,
          file,
          seen: through(site),
          followed: following?.seen({ ...site, file }),
          itself: await inItself(site, file),
        });
      else
        observed.push({
          program,
          site,
          id,
          file,
          seen: places.seen({ ...site, file, column: columnOf(site, file) }),
          followed: undefined,
          itself: undefined,
        });
    }
    for (const site of startupOnly) {
      const id = `${program}: ${site.package}/${site.file}:${site.line} ${site.api}`;
      const file = locate(site, installed);
      if (file === undefined) gone.push(id);
      else startup.push({ program, site, id, file, seen: places.seen({ file, line: site.line }), followed: undefined, itself: undefined });
    }
  }
  return { observed, startup, gone, programs: programs.length, ...sum };
}

const ways: readonly Seen[] = ['finding', 'chain', 'further', 'not seen'];

const best = (seen: readonly Seen[]): Seen => ways.find(way => seen.includes(way)) ?? 'not seen';

/** How many of the observed show in a way. */
export const countSeen = (observed: readonly Observed[], ...wanted: readonly Seen[]): number =>
  observed.filter(({ seen }) => wanted.includes(seen)).length;

export const byTier = (observed: readonly Observed[]): ReadonlyMap<string, readonly Observed[]> =>
  groupBy(observed, ({ site }) => site.tier ?? '');
