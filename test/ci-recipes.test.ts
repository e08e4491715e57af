/** docs/continuous-integration.md: its workflows have the keys that the services know, and their commands do what it says. */
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from 'sarif';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { consumer, type Consumer } from './support/consumer.ts';
import { blocksOf, blocksUnder } from './support/doc-blocks.ts';
import { write } from './support/scratch.ts';

const PAGE = 'docs/continuous-integration.md';
const CACHE = '~/.cache/eslint-plugin-event-loop';

const read = "import { readFileSync } from 'node:fs';\n\nexport const read = name => readFileSync(name, 'utf8');\n";
const handler = "import { read } from './read.js';\n\nexport async function handler() {\n  return read('page.html');\n}\n";
const blocking = { 'src/read.js': read, 'src/handler.js': handler };
const fine = { 'src/handler.js': 'export const handler = async () => 1;\n' };
const broken = { 'src/broken.js': 'export const = 1;\n' };

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly if?: string;
  readonly 'working-directory'?: string;
}

interface Workflow {
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
}

interface Pipeline {
  readonly 'event-loop': { readonly script: readonly string[]; readonly artifacts: { readonly reports: Readonly<Record<string, string>> } };
}

const yaml = blocksOf(PAGE).filter(({ language }) => language === 'yaml');
const workflows = yaml.filter(({ text }) => text.startsWith('# .github/workflows/'));
const pipelines = yaml.filter(({ text }) => text.startsWith('# .gitlab-ci.yml'));

const workflowUnder = (title: string): Workflow => parse(workflows.find(block => block.title === title)?.text ?? '') as Workflow;
const stepsOf = (workflow: Workflow): readonly Step[] => Object.values(workflow.jobs).flatMap(({ steps }) => steps);

/** Runs the steps one by one, as far as they go well, and gives the last one's outcome. */
function runAll(project: Consumer, steps: readonly Step[], environment: Readonly<Record<string, string>> = {}) {
  let last = { code: 0 as number | null, out: '', err: '' };
  for (const { run, 'working-directory': folder = '.' } of steps) {
    if (run === undefined || last.code !== 0) continue;
    last = project.run(run, { folder, environment: { GITHUB_WORKSPACE: project.folder, ...environment } });
  }
  return last;
}

describe('the keys of the recipes', () => {
  it.each(workflows.map(({ title, text }) => [title, text] as const))('are those of a workflow: %s', (_, text) => {
    const workflow = parse(text) as Workflow & Record<string, unknown>;
    expect(['name', 'on', 'permissions', 'jobs']).toEqual(expect.arrayContaining(Object.keys(workflow)));
    for (const job of Object.values(workflow.jobs)) expect(['runs-on', 'steps']).toEqual(Object.keys(job));
    for (const step of stepsOf(workflow)) {
      expect(['uses', 'run', 'with', 'if', 'working-directory']).toEqual(expect.arrayContaining(Object.keys(step)));
      expect([step.uses, step.run].filter(value => value !== undefined)).toHaveLength(1);
      if (step.uses !== undefined)
        expect(step.uses).toMatch(/^(?:actions\/(?:checkout|setup-node|cache)|github\/codeql-action\/upload-sarif)@v\d+$/);
    }
  });

  it.each(pipelines.map(({ title, text }) => [title, text] as const))('are those of a pipeline: %s', (_, text) => {
    for (const job of Object.values(parse(text) as Readonly<Record<string, Pipeline['event-loop']>>)) {
      expect(['image', 'variables', 'cache', 'script', 'artifacts']).toEqual(expect.arrayContaining(Object.keys(job)));
      expect(['codequality', 'junit']).toEqual(Object.keys(job.artifacts.reports));
    }
  });

  it('are all looked at', () => {
    expect(workflows.length + pipelines.length).toBe(yaml.length);
  });
});

describe('the exit code', () => {
  const [counted = ''] = blocksUnder(PAGE, "What the command's exit says", 'sh');
  const [config = ''] = blocksUnder(PAGE, "What the command's exit says", 'json');
  const [, lenient = ''] = blocksUnder(PAGE, "What the command's exit says", 'sh');
  const project = (files: Readonly<Record<string, string>>): Consumer => {
    const made = consumer({ ...files, 'event-loop.json': config });
    made.run('npm ci');
    return made;
  };

  it.each([
    ['0 without findings', fine, 0],
    ['1 with findings', blocking, 1],
    ['2 with a file that is none', broken, 2],
  ])('is %s', (_, files, code) => {
    expect(project(files).run('npx eslint-plugin-event-loop').code).toBe(code);
  });

  it('is 0 with ten warnings, and 1 with eleven', () => {
    const calls = (count: number) => ({
      'src/a.js': `import { readFileSync } from 'node:fs';\nexport async function a() {\n${"  readFileSync('a');\n".repeat(count)}}\n`,
    });
    expect(project(calls(10)).run(counted).code).toBe(0);
    expect(project(calls(11)).run(counted).code).toBe(1);
  });

  it('can be hidden for findings, and is told for what was not looked at', () => {
    expect(project(blocking).run(lenient).code).toBe(0);
    expect(project(broken).run(lenient).code).not.toBe(0);
  });
});

describe('on GitHub', () => {
  it('findings are annotations, and fail the job', () => {
    const { code, out } = runAll(consumer(blocking), stepsOf(workflowUnder('GitHub Actions')));
    expect(out).toMatch(/^::error file=src\/handler\.js,line=4,/);
    expect(code).toBe(1);
    expect(runAll(consumer(fine), stepsOf(workflowUnder('GitHub Actions'))).code).toBe(0);
  });

  it('the report that is uploaded is the one that is written, with a flow for the chain', () => {
    const steps = stepsOf(workflowUnder('With code scanning'));
    const project = consumer(blocking);
    expect(runAll(project, steps)).toMatchObject({ code: 1, out: expect.stringMatching(/^::error /) as unknown });
    const upload = steps.find(({ uses }) => uses?.includes('upload-sarif'));
    expect(upload?.if).toBe('${{ !cancelled() }}');
    const log = JSON.parse(readFileSync(join(project.folder, String(upload?.with?.sarif_file)), 'utf8')) as Log;
    expect(log.runs[0]?.results?.[0]?.codeFlows).toHaveLength(1);
  });

  it('the cache is where the recipe has it, and serves the next run of the job', () => {
    const steps = stepsOf(workflowUnder('With code scanning'));
    expect(String(steps.find(({ uses }) => uses?.startsWith('actions/cache'))?.with?.path)).toBe(CACHE);
    const project = consumer(blocking);
    const home = { HOME: join(project.folder, 'home'), XDG_CACHE_HOME: '' };
    const cache = join(home.HOME, CACHE.slice(2));
    runAll(project, steps, home);
    const [name = ''] = readdirSync(cache);
    const index = join(cache, name, 'summaries/index.json');
    const { ino } = statSync(index);
    expect(runAll(project, steps, home).code).toBe(1);
    // A cache that lacks something is replaced by another file.
    expect(statSync(index).ino).toBe(ino);
  });

  it('paths start at the checkout, when a package is linted', () => {
    const project = consumer({
      'packages/api/package.json': '{ "name": "api", "type": "module" }',
      'packages/api/src/read.js': read,
      'packages/api/src/handler.js': handler,
    });
    const { code, out } = runAll(project, stepsOf(workflowUnder('One package of a repository')));
    expect(out).toContain('::error file=packages/api/src/handler.js,line=4,');
    expect(code).toBe(1);
  });
});

describe('on GitLab', () => {
  const { 'event-loop': job } = parse(pipelines[0]?.text ?? '') as Pipeline;
  const runJob = (project: Consumer) =>
    runAll(
      project,
      job.script.map(run => ({ run })),
      { CI_PROJECT_DIR: project.folder },
    );

  it('the reports that are kept are those that are written', () => {
    const project = consumer(blocking);
    const { code, out } = runJob(project);
    expect(code).toBe(1);
    expect(out).toContain('✖ 1 problem');
    const { codequality = '', junit = '' } = job.artifacts.reports;
    expect(JSON.parse(readFileSync(join(project.folder, codequality), 'utf8'))).toMatchObject([{ location: { path: 'src/handler.js' } }]);
    expect(readFileSync(join(project.folder, junit), 'utf8')).toContain('failures="1"');
  });
});

describe('on old code', () => {
  const oneMore = `${handler}\nexport async function other() {\n  return read('other.html');\n}\n`;

  it('a baseline lets through what is known, and shows what is new alone', () => {
    const [write_ = '', check = ''] = blocksUnder(PAGE, 'With the command: a baseline', 'sh');
    const project = consumer(blocking);
    project.run('npm ci');
    expect(project.run(write_).code).toBe(0);
    expect(project.run(check).code).toBe(0);
    write(project.folder, 'src/handler.js', oneMore);
    expect(project.run(check)).toMatchObject({ code: 1, out: expect.stringContaining('✖ 1 problem') as unknown });
    write(project.folder, 'src/handler.js', fine['src/handler.js']);
    expect(project.run(check)).toMatchObject({ code: 0, out: expect.stringContaining('is gone') as unknown });
  });

  it('ESLint counts: one more shows them all, one less fails until it is pruned', () => {
    const [suppress = ''] = blocksUnder(PAGE, 'With ESLint: bulk suppressions', 'sh');
    const config = "import eventLoop from 'eslint-plugin-event-loop';\nexport default [eventLoop.configs.recommended];\n";
    const project = consumer({ ...blocking, 'eslint.config.js': config });
    project.run('npm ci');
    expect(project.run('npx eslint').code).toBe(1);
    expect(project.run(suppress).code).toBe(0);
    expect(existsSync(join(project.folder, 'eslint-suppressions.json'))).toBe(true);
    expect(project.run('npx eslint').code).toBe(0);

    write(project.folder, 'src/handler.js', oneMore);
    expect(project.run('npx eslint')).toMatchObject({ code: 1, out: expect.stringContaining('2 problems') as unknown });

    write(project.folder, 'src/handler.js', fine['src/handler.js']);
    expect(project.run('npx eslint').code).toBe(2);
    expect(project.run('npx eslint --prune-suppressions').code).toBe(0);
    expect(project.run('npx eslint').code).toBe(0);

    rmSync(join(project.folder, 'eslint-suppressions.json'));
    write(project.folder, 'src/handler.js', handler);
    expect(project.run('npx eslint --suppress-rule event-loop/no-sync-fs').code).toBe(0);
    // Only the helper's file changes, and a file that nobody has touched has one finding less.
    write(project.folder, 'src/read.js', "export const read = () => '';\n");
    expect(project.run('npx eslint').code).toBe(2);
  });
});
