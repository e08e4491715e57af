/** The scripts that `npm run bench NAME` and `npm run verify NAME` start. None of them is part of the tests. */

export interface Script {
  readonly name: string;
  /** The arguments that it takes, as usage texts write them. */
  readonly takes?: string;
  /** One line of the list that a missing or unknown name prints. */
  readonly description: string;
  /** Whether `npm run build` must come first. */
  readonly needsBuild: boolean;
  /** A program or a vitest configuration, from the repository's folder. */
  readonly file: string;
}

export interface Command {
  /** The script that runs when no name is given. */
  readonly usual?: string;
  readonly scripts: readonly Script[];
}

const bench: Command = {
  usual: 'all',
  scripts: [
    {
      name: 'all',
      takes: '[FOLDER]',
      description: 'run all benchmarks of docs/benchmarks.md and rewrite the page, in some hours; FOLDER keeps the packages',
      needsBuild: true,
      file: 'test/bench/all.ts',
    },
    {
      name: 'accuracy',
      takes: '[FOLDER]',
      description: 'compare the findings with calls that were observed or judged by hand; FOLDER keeps the packages',
      needsBuild: false,
      file: 'test/bench/accuracy/accuracy.ts',
    },
    {
      name: 'compare',
      takes: '[REVISION]',
      description: 'list the numbers of docs/benchmarks.md that have changed since REVISION, or since the last commit',
      needsBuild: false,
      file: 'test/bench/compare.ts',
    },
    {
      name: 'install',
      description: 'measure what installing the packed plugin costs: bytes, packages and time',
      needsBuild: true,
      file: 'test/bench/install.ts',
    },
    {
      name: 'neighbours',
      description: 'measure how long other requests wait while one of them blocks',
      needsBuild: true,
      file: 'test/bench/neighbours.ts',
    },
    {
      name: 'published',
      takes: '[FOLDER]',
      description: 'lint large and unusual published sources within limits of time and memory; FOLDER keeps the packages',
      needsBuild: true,
      file: 'test/bench/published.ts',
    },
    {
      name: 'robustness',
      description: 'run the command on inputs that nobody writes by hand',
      needsBuild: true,
      file: 'test/bench/robustness.ts',
    },
    {
      name: 'rounds',
      description: "measure loops: the default of the option 'rounds' of no-busy-loop follows from them",
      needsBuild: false,
      file: 'test/bench/rounds.ts',
    },
    {
      name: 'same-findings',
      takes: 'BEFORE [AFTER]',
      description: 'show that two builds of the plugin report the same; BEFORE and AFTER are checkouts, AFTER is this one by default',
      needsBuild: true,
      file: 'test/bench/same-findings.ts',
    },
    {
      name: 'speed',
      description: 'compare CPU times with those of ESLint without rules',
      needsBuild: true,
      file: 'test/bench/speed.ts',
    },
    {
      name: 'startup',
      description: 'measure how much CPU time the catalog adds when the plugin is loaded',
      needsBuild: true,
      file: 'test/bench/startup.ts',
    },
    {
      name: 'weights',
      description: "measure single calls of the catalog's APIs and rewrite docs/weights.md",
      needsBuild: false,
      file: 'test/bench/weights.ts',
    },
    {
      name: 'worth',
      takes: 'FOLDER',
      description: 'compare the findings in applications with those that were judged by reading; FOLDER has a checkout of each application',
      needsBuild: true,
      file: 'test/bench/worth/worth.ts',
    },
  ],
};

const verify: Command = {
  scripts: [
    {
      name: 'packages',
      takes: '[NAME…]',
      description: 'hold the tables of npm packages against the packages, and record the result in test/catalog/verified.json',
      needsBuild: true,
      file: 'test/catalog/verify-packages.ts',
    },
    {
      name: 'nodes',
      description: "hold the tables of Node's modules against Node 20 to 26",
      needsBuild: false,
      file: 'test/catalog/nodes/verify-nodes.ts',
    },
    {
      name: 'contexts',
      takes: '[MODULE…] [--in FOLDER]',
      description: "hold the tables of frameworks against the frameworks' declarations; FOLDER keeps the packages",
      needsBuild: false,
      file: 'test/catalog/verify-contexts.ts',
    },
    {
      name: 'proof',
      takes: '[MAJOR…]',
      description: 'show by running them that rows block, measure how long, and rewrite docs/proof.md; MAJOR is a further Node',
      needsBuild: true,
      file: 'docs/tools/pages/proof.ts',
    },
    {
      name: 'matrix',
      takes: '[--short]',
      description: 'compare the findings under four Nodes, ESLint 9 and 10, several parsers and oxlint',
      needsBuild: true,
      file: 'test/published/matrix.ts',
    },
    {
      name: 'drivers',
      description: 'compare the findings of the command and of ESLint on published packages',
      needsBuild: true,
      file: 'test/published/compare-drivers.ts',
    },
    {
      name: 'published',
      takes: 'FOLDER [COUNT]',
      description: 'lint some hundred published packages, one process each, and print COUNT findings to read; FOLDER keeps all',
      needsBuild: true,
      file: 'test/published/lint-packages.ts',
    },
    {
      name: 'remedies',
      takes: 'CHECKOUTS [NAME…]',
      description: 'apply each remedy in real projects and run their tests; CHECKOUTS has a clone of each',
      needsBuild: true,
      file: 'test/published/remedies-projects.ts',
    },
    {
      name: 'yardstick',
      takes: 'CHECKOUT',
      description: "hold the rule about awaits against typescript-eslint's own test cases; CHECKOUT is a clone of it",
      needsBuild: false,
      file: 'test/published/await-thenable.ts',
    },
    {
      name: 'quickstart',
      takes: '[--write]',
      description: 'do what docs/quick-start.md says in new projects',
      needsBuild: true,
      file: 'test/consumers/quick-start.ts',
    },
    {
      name: 'monorepo',
      description: 'show what Turborepo and Nx keep in their caches, and what not',
      needsBuild: true,
      file: 'test/consumers/monorepo.ts',
    },
    {
      name: 'editor',
      description: "drive the language server of VS Code's extension",
      needsBuild: true,
      file: 'test/editor/vitest.config.ts',
    },
    {
      name: 'browser',
      description: "open the report's page in Chromium, which must be installed",
      needsBuild: true,
      file: 'test/browser/vitest.config.ts',
    },
    {
      name: 'picture',
      description: "take the README's picture of the report's page in Chromium",
      needsBuild: true,
      file: 'docs/tools/pictures/report-html.ts',
    },
  ],
};

/** By the name of the npm script. */
export const commands = { bench, verify } as const;
