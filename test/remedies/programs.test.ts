/**
 * What holds for every remedy of any program: see `test/fuzz/effort.ts` for how many are tried.
 */
import * as typescriptParser from '@typescript-eslint/parser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effort, PATIENCE } from '../fuzz/effort.ts';
import { offered, findingsOf, parses, type Edit, type Offered } from './offered.ts';
import { program, type Program } from './program.ts';
import { unawaited } from './unawaited.ts';

/** An offset of the text before, in the text after; nothing where the text around it was replaced. */
function moved(offset: number, edits: readonly Edit[]): number | undefined {
  let by = 0;
  for (const {
    range: [start, end],
    text,
  } of edits) {
    if (start > offset || (start === offset && end > start)) {
      if (start === offset) return undefined;
      break;
    }
    if (end > offset) return undefined;
    by += text.length - (end - start);
  }
  return offset + by;
}

/** What is called in place of what blocks, or what has it as a member. */
const counterparts = /^(?:access|readFile|stat|writeFile|fs|fsp|files|promises)/;

interface Use {
  readonly name: string;
  /** Where the variable is declared; nothing for a global. */
  readonly declared: number | undefined;
  readonly isImported: boolean;
}

/** Every use of a name by its offset. */
function usesIn({ name, text }: Program): { uses: Map<number, Use>; comments: string[] } {
  const sourceType = name.endsWith('.cjs') ? 'script' : 'module';
  const { ast, scopeManager } = typescriptParser.parseForESLint(text, { range: true, comment: true, sourceType, filePath: name });
  const uses = new Map<number, Use>();
  for (const { identifier, resolved } of scopeManager.scopes.flatMap(scope => scope.references)) {
    const [def] = resolved?.defs ?? [];
    const declared = def?.name.range[0];
    const isImported =
      def?.type === 'ImportBinding' || (def !== undefined && text.slice(def.node.range[0], def.node.range[1]).includes('require('));
    uses.set(identifier.range[0], { name: identifier.type === 'Identifier' ? identifier.name : '', declared, isImported });
  }
  return { uses, comments: ast.comments.map(({ value }) => value) };
}

/** What is wrong with a remedy. */
function problemsOf(before: Program, { output, edits }: Offered): string[] {
  const after = { ...before, text: output };
  if (!parses(after.text, after.name)) return ['it does not parse'];
  const problems: string[] = [];
  edits.forEach(({ range: [start, end] }, index) => {
    const next = edits[index + 1];
    if (end < start || (next && next.range[0] < end)) problems.push(`edits overlap at ${start}`);
  });
  const old = usesIn(before);
  const now = usesIn(after);
  if (old.comments.join('\n') !== now.comments.join('\n')) problems.push('comments are not the same');
  const kept = new Set<number>();
  for (const [offset, use] of old.uses) {
    const at = moved(offset, edits);
    if (at === undefined) continue;
    kept.add(at);
    const found = now.uses.get(at);
    const declared = use.declared === undefined ? undefined : moved(use.declared, edits);
    const isSame =
      found?.name === use.name &&
      (found.declared === declared || (declared === undefined && use.declared !== undefined && found.declared !== undefined));
    if (!isSame) problems.push(`'${use.name}' at ${offset} stands for something else`);
  }
  for (const [offset, { name, declared, isImported }] of now.uses) {
    if (name === 'await') problems.push('`await` is a name');
    const isGlobal = declared === undefined && (name === 'Promise' || name === 'require');
    // The variable of a loop, where a callback's parameter was; the list that it goes through.
    const isRewritten = !counterparts.test(name) && [...old.uses.values()].some(use => use.name === name && use.declared !== undefined);
    if (!kept.has(offset) && !isImported && !isGlobal && !isRewritten) problems.push(`'${name}' at ${offset} is not imported`);
  }
  return [...problems, ...unawaited(before, after, offset => moved(offset, edits))];
}

/** Findings that a remedy leaves or brings: the one it is for, or one where there was neither a finding nor a call. */
function findingsAfter(before: Program, { output, edits, at }: Offered): string[] {
  const calls = [...before.text.matchAll(/\w+(?=\()/g)].map(({ index }) => index);
  const found = findingsOf(before.text, before.name).map(({ offset }) => offset);
  const places = new Set([...calls, ...found].map(offset => moved(offset, edits)));
  const own = moved(at, edits);
  const after = findingsOf(output, before.name);
  return after.filter(({ offset }) => offset === own || !places.has(offset)).map(({ offset, message }) => `at ${offset}: ${message}`);
}

describe('of any program', () => {
  it(
    'each remedy leaves the meaning of every name, and the call it is for does not block',
    async () => {
      await fc.assert(
        fc.asyncProperty(program, async before => {
          fc.pre(parses(before.text, before.name));
          for (const remedy of await offered(before.text, before.name)) {
            const problems = problemsOf(before, remedy);
            if (problems.length === 0) problems.push(...findingsAfter(before, remedy));
            if (problems.length > 0) throw new Error(`${problems.join('\n')}\n${before.text}\n=>\n${remedy.output}`);
          }
        }),
        effort(40),
      );
    },
    PATIENCE,
  );

  it(
    'remedies come to an end, and the last text has none',
    async () => {
      await fc.assert(
        fc.asyncProperty(program, async before => {
          fc.pre(parses(before.text, before.name));
          let { text } = before;
          for (let times = 0; ; times++) {
            const [first] = await offered(text, before.name);
            if (!first) return;
            text = first.output;
            expect(times, text).toBeLessThan(60);
          }
        }),
        effort(14, 1),
      );
    },
    PATIENCE,
  );
});
