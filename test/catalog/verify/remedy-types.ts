/**
 * Holds the remedies of a package's rows against its type declarations: programs in TypeScript that take what the call
 * takes and return what it returns, by its own types, and are checked before and after.
 */
import { join } from 'node:path';
import ts from 'typescript';
import type { Row } from '../../support/catalog-rows.ts';
import type { Installation } from './install.ts';
import { complaintsAbout, programOf } from './program.ts';
import { calleesOf, programsOf, untyped, type Callee, type Form } from './remedied-row.ts';
import { rowName, rowsFor } from './rows.ts';

export interface RemedyTypes {
  /** The rows that have a remedy. */
  readonly remedied: readonly Row[];
  /** Those whose remedy was checked; of the others there are no types. */
  readonly typed: readonly Row[];
  readonly problems: readonly string[];
}

/**
 * The last four signatures of a function, each as its parameters and its result; inference goes from the last. What may be
 * a string is one, as most are.
 */
const SIGNATURES = `type Signatures<F> = F extends {
  (...given: infer A1): infer R1; (...given: infer A2): infer R2; (...given: infer A3): infer R3; (...given: infer A4): infer R4;
} ? [[A1, R1], [A2, R2], [A3, R3], [A4, R4]] : never;
type Plain<T> = [Extract<T, string>] extends [never] ? T : Extract<T, string>;
`;
const MAX_SIGNATURES = 4;

/** What a remedy may be said to be, and why it is none the less right. */
const accepted: readonly { readonly problem: RegExp; readonly because: string }[] = [
  {
    problem: /^fs-extra readFileSync: .*ReadFileSyncOptions/,
    because: 'it is a union that programs write one member of, and each has an overload',
  },
];

export function checkRemedyTypes({ folder, versions }: Installation, names: readonly string[]): RemedyTypes {
  const all = names.flatMap(name => rowsFor(name, versions.get(name) ?? ''));
  const candidates = all.map(row => ({
    row,
    callees: calleesOf(row).filter(callee => programsOf(row, callee, untyped(1), folder) !== undefined),
  }));
  const remedied = candidates.filter(({ callees }) => callees.length > 0);
  const forms = formsOf(
    folder,
    remedied.flatMap(({ callees }) => callees),
  );
  const files = new Map<string, string>();
  const pairs = remedied.flatMap(({ row, callees }, index) =>
    callees.flatMap((callee, style) =>
      (forms.get(callee) ?? []).flatMap((form, number) => {
        const programs = programsOf(row, callee, form, folder);
        if (!programs) return [];
        const [before, after] = ['before', 'after'].map(when =>
          join(folder, `row-${String(index)}-${String(style)}-${String(number)}-${when}.mts`),
        ) as [string, string];
        files.set(before, programs.before).set(after, programs.after);
        return [{ row, before, after }];
      }),
    ),
  );
  const errors = diagnose(files);
  const typed = new Set<Row>();
  const problems = new Set<string>();
  for (const { row, before, after } of pairs) {
    if (errors.has(before)) continue;
    typed.add(row);
    const found = errors.get(after);
    const problem = `${rowName(row)}: its remedy is not well typed: ${found ?? ''}`;
    if (found !== undefined && !accepted.some(({ problem: known }) => known.test(problem))) problems.add(problem);
  }
  return { remedied: remedied.map(({ row }) => row), typed: [...typed], problems: [...problems] };
}

/** For each callee with types, the calls that its signatures allow: with what they need, and with all they take. */
function formsOf(folder: string, callees: readonly Callee[]): Map<Callee, Form[]> {
  const names = new Map(callees.map((callee, index) => [join(folder, `callee-${String(index)}.mts`), callee]));
  const texts = new Map(
    [...names].map(([name, { head, type }]) => [name, `${head}\ndeclare const callee: ${type};\nexport { callee };\n`]),
  );
  const program = programOf(texts);
  const checker = program.getTypeChecker();
  return new Map(
    [...names].map(([name, callee]) => {
      const file = program.getSourceFile(name);
      const module = file && checker.getSymbolAtLocation(file);
      const [symbol] = module ? checker.getExportsOfModule(module) : [];
      const signatures = file && symbol ? checker.getTypeOfSymbolAtLocation(symbol, file).getCallSignatures().slice(-MAX_SIGNATURES) : [];
      return [
        callee,
        signatures.flatMap((signature, index) => formsFor(signature, MAX_SIGNATURES - signatures.length + index, callee, checker)),
      ];
    }),
  );
}

function formsFor(signature: ts.Signature, index: number, { type }: Callee, checker: ts.TypeChecker): Form[] {
  const { parameters } = signature;
  const isCallback = (parameter: ts.Symbol): boolean =>
    checker.getNonNullableType(checker.getTypeOfSymbol(parameter)).getCallSignatures().length > 0;
  const isRest = (parameter: ts.Symbol): boolean =>
    parameter.valueDeclaration !== undefined &&
    ts.isParameter(parameter.valueDeclaration) &&
    parameter.valueDeclaration.dotDotDotToken !== undefined;
  const isOptional = (parameter: ts.Symbol): boolean =>
    parameter.valueDeclaration !== undefined &&
    ts.isParameter(parameter.valueDeclaration) &&
    checker.isOptionalParameter(parameter.valueDeclaration);
  const end = parameters.findIndex(parameter => isCallback(parameter) || isRest(parameter));
  const most = end < 0 ? parameters.length : end;
  const least = parameters.findIndex(parameter => isOptional(parameter) || isRest(parameter));
  const isVoid = (checker.getReturnTypeOfSignature(signature).flags & ts.TypeFlags.Void) !== 0;
  const counts = new Set([least < 0 ? parameters.length : least, most].filter(count => count <= most));
  const declared = `${SIGNATURES}type Signature = Signatures<${type}>[${String(index)}];\n`;
  return [...counts].map(count => ({
    declared,
    parameters: Array.from({ length: count }, (_, at) => `Plain<Signature[0][${String(at)}]>`),
    result: isVoid ? 'void' : 'Signature[1]',
  }));
}

/** The first complaint about each file that has one. */
function diagnose(texts: ReadonlyMap<string, string>): Map<string, string> {
  const program = programOf(texts);
  return new Map(
    [...texts.keys()].flatMap(name => {
      const [first] = complaintsAbout(program, name);
      return first ? [[name, `${first.code.slice(0, 100)}: ${first.message.slice(0, 300)}`] as const] : [];
    }),
  );
}
