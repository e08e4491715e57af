/** Explains why a function blocks, or why it is thought not to, and which contexts of the project reach it. */
import { relative, resolve } from 'node:path';
import { getHeapStatistics } from 'node:v8';
import { Analysis, roomFor } from '../analysis/analysis.ts';
import type { Settings } from '../analysis/settings.ts';
import type { ProjectModule } from '../project/project-module.ts';
import { adviceFor } from '../rule/advice.ts';
import { nameOfBlocker } from '../rule/names.ts';
import { workOf } from '../solve/blocker.ts';
import { endsOfFunction, explanationOf, type Explanation } from '../solve/findings/explanation.ts';
import { stageAnswersAt } from '../solve/findings/stage-answers.ts';
import type { Solver } from '../solve/solver.ts';
import type { FunctionValue } from '../solve/values/abstract-value.ts';
import { isFunctionValue } from '../solve/verdicts/call-step.ts';
import { placeOf } from '../solve/verdicts/other-ends.ts';
import type { ChainStep } from '../solve/verdicts/verdicts.ts';
import { MODULE_BODY, type FunctionId } from '../summary/model.ts';
import { UsageError } from './options.ts';

/** Returns the explanation of the functions that `target` names, as text. The contexts are those in `files`. */
export function explain(target: string, files: readonly string[], settings: Settings, cwd: string): string {
  const { file, line, name } = parsedTarget(target);
  const analysis = analysisOf(settings, cwd);
  const module = moduleOf(file, analysis, cwd);
  const ids = line === undefined ? functionsNamed(module, name) : functionAt(module, line);
  if (ids.length === 0) throw new UsageError(`There is no function ${line === undefined ? `'${name}'` : `at line ${line}`} in '${file}'.`);

  const solver = analysis.solver();
  const others = files.flatMap(other => {
    const read = analysis.project.module(other);
    return 'message' in read ? [] : [read];
  });
  const callers = callersIn([...new Set([module, ...others])], solver);
  return ids
    .map(id => {
      const explanation = explanationOf(module, id, solver);
      return described(explanation, endsOfFunction(explanation.fn, solver), callers, cwd);
    })
    .join('\n');
}

/** Returns the answers of the stages of the analysis for a line, as text. */
export function explainStages(target: string, settings: Settings, cwd: string): string {
  const { file, line } = parsedTarget(target);
  if (line === undefined) throw new UsageError(`--stages takes a line, as FILE:LINE, not '${target}'. See --help.`);
  const analysis = analysisOf(settings, cwd);
  const module = moduleOf(file, analysis, cwd);
  const answers = stageAnswersAt(module, line, analysis.solver());
  if (answers.length === 0) return `Nothing at line ${line} of '${file}' is called, read, looped or defined.\n`;
  const text = analysis.project.text(module);
  const rows = answers.map(({ stage, at, text: answer }) => [stage, `${at.line}:${at.column}`, text.slice(at.start, at.end), answer]);
  const widths = [0, 1, 2].map(column => Math.max(...rows.map(row => row[column]?.length ?? 0)));
  return rows.map(row => `${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}\n`).join('');
}

const analysisOf = (settings: Settings, cwd: string): Analysis =>
  new Analysis({ settings, cwd, room: roomFor(getHeapStatistics().heap_size_limit) });

function moduleOf(file: string, analysis: Analysis, cwd: string): ProjectModule {
  const module = analysis.project.module(resolve(cwd, file));
  if ('message' in module) throw new UsageError(`'${file}' cannot be explained. ${module.message}`);
  return module;
}

function parsedTarget(target: string): { file: string; line: number | undefined; name: string } {
  const [, before, line, file = before ?? '', name = ''] = /^(?:(.+):(\d+)|([^#]+)#(.+))$/.exec(target) ?? [];
  if (file === '') throw new UsageError(`'${target}' is not FILE:LINE or FILE#NAME. See --help.`);
  return { file, line: line === undefined ? undefined : Number(line), name };
}

/** Finds the functions whose name is `name`, or ends with it after a dot: `load` finds `Store.load`. */
function functionsNamed({ summary }: ProjectModule, name: string): FunctionId[] {
  return [...summary.functions.keys()].filter(id => {
    const own = summary.functions[id]?.name ?? '';
    return id !== MODULE_BODY && (own === name || own.endsWith(`.${name}`));
  });
}

/** Finds the innermost function around a line. */
function functionAt({ summary }: ProjectModule, line: number): FunctionId[] {
  const around = [...summary.functions.keys()].filter(id => {
    const [first, last] = summary.functions[id]?.lines ?? [0, 0];
    return id !== MODULE_BODY && first <= line && line <= last;
  });
  // An inner function comes after the functions around it.
  return around.slice(-1);
}

const MAX_UNKNOWN = 10;

/** The callers of each function. The key is its position, because the arguments of a call don't make another function of it. */
type Callers = ReadonlyMap<string, readonly Explanation[]>;

const keyOf = ({ module, id }: FunctionValue): string => `${module.file} ${id}`;

/** Returns the callers of each function in all modules. */
function callersIn(modules: readonly ProjectModule[], solver: Solver): Callers {
  const callers = new Map<string, Explanation[]>();
  for (const module of modules) {
    for (const id of module.summary.functions.keys()) {
      const explanation = explanationOf(module, id, solver);
      for (const { target } of explanation.steps) {
        if (!isFunctionValue(target)) continue;
        const known = callers.get(keyOf(target));
        if (known) known.push(explanation);
        else callers.set(keyOf(target), [explanation]);
      }
    }
  }
  return callers;
}

function described(explanation: Explanation, ends: readonly (readonly ChainStep[])[], callers: Callers, cwd: string): string {
  const { fn: fn, context, starting, chains, unresolved } = explanation;
  const summary = fn.module.summary.functions[fn.id];
  const place = (module: { readonly file: string }, line: number): string => `${relative(cwd, module.file).replaceAll('\\', '/')}:${line}`;
  const lines = [`${labelOf(fn)} (${place(fn.module, summary?.at.line ?? 1)})`];
  if (context) lines.push(`  It runs on the event loop: it is a context, as ${context.as}.`);
  else if (starting) lines.push('  It runs only while its module starts, or where nobody waits.');
  for (const chain of chains) {
    const blocker = chain.at(-1)?.blocker;
    if (!blocker) continue;
    lines.push(`  It blocks (${workOf(blocker)}): ${steps(chain, place)}. For '${nameOfBlocker(blocker)}', ${adviceFor(blocker)}.`);
  }
  if (chains.length === 0) lines.push('  It is not known to block.');
  const others = ends.filter(end => !chains.some(chain => isSameEnd(chain, end)));
  if (others.length > 0) lines.push('  It also leads to:', ...others.map(end => `    ${steps(end, place)}`));
  const reached = contextsReaching(fn, callers);
  for (const path of reached) {
    const [first] = path;
    const as = first?.context?.as ?? '';
    lines.push(
      `  Reached from ${path.map(({ fn: at }) => labelOf(at)).join(' → ')} (${as}, ${first ? place(first.fn.module, first.fn.module.summary.functions[first.fn.id]?.at.line ?? 1) : ''}).`,
    );
  }
  if (!context && reached.length === 0) lines.push('  No context is known to reach it.');
  if (unresolved.length > 0) {
    const named = unresolved.slice(0, MAX_UNKNOWN).map(({ text, at }) => `${text}() on line ${at.line}`);
    const more = unresolved.length - named.length;
    lines.push(`  Nothing is known of: ${named.join(', ')}${more > 0 ? `, and ${more} more` : ''}.`);
  }
  return `${lines.join('\n')}\n`;
}

function isSameEnd(a: readonly ChainStep[], b: readonly ChainStep[]): boolean {
  const [end, other] = [a.at(-1), b.at(-1)];
  return end !== undefined && other !== undefined && placeOf(end) === placeOf(other);
}

function steps(chain: readonly ChainStep[], place: (module: { readonly file: string }, line: number) => string): string {
  const label = ({ blocker, name }: ChainStep): string => (blocker ? nameOfBlocker(blocker) : name === '' ? 'an inline function' : name);
  return chain.map(step => `${label(step)} (${place(step.module, step.at.line)})`).join(' → ');
}

function labelOf({ module, id }: FunctionValue): string {
  if (id === MODULE_BODY) return 'the module';
  const { name = '' } = module.summary.functions[id] ?? {};
  return name === '' ? 'an inline function' : name;
}

/** Returns the shortest chain from each context that reaches the function, with the context first. */
function contextsReaching(fn: FunctionValue, callers: Callers): Explanation[][] {
  const found: Explanation[][] = [];
  const seen = new Set([keyOf(fn)]);
  const queue: { at: FunctionValue; path: Explanation[] }[] = [{ at: fn, path: [] }];
  for (const { at, path } of queue) {
    for (const caller of callers.get(keyOf(at)) ?? []) {
      if (seen.has(keyOf(caller.fn))) continue;
      seen.add(keyOf(caller.fn));
      const longer = [caller, ...path];
      if (caller.context) found.push(longer);
      else queue.push({ at: caller.fn, path: longer });
    }
  }
  return found;
}
