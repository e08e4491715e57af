/** Programs in TypeScript that use installed packages, as strict users would compile them. Their own files are in memory. */
import { join } from 'node:path';
import ts from 'typescript';

export const OPTIONS: ts.CompilerOptions = {
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  target: ts.ScriptTarget.ES2023,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  types: ['node'],
  typeRoots: [join(import.meta.dirname, '../../../node_modules/@types')],
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  allowImportingTsExtensions: true,
};

/** Compiles files by their absolute paths and texts. `declarations` are paths of files on disk that no import leads to. */
export function programOf(texts: ReadonlyMap<string, string>, declarations: readonly string[] = []): ts.Program {
  const host = ts.createCompilerHost(OPTIONS);
  const getSourceFile = host.getSourceFile.bind(host);
  host.readFile = name => texts.get(name) ?? ts.sys.readFile(name);
  host.fileExists = name => texts.has(name) || ts.sys.fileExists(name);
  host.getSourceFile = (name, options, ...more) => {
    const text = texts.get(name);
    return text === undefined ? getSourceFile(name, options, ...more) : ts.createSourceFile(name, text, options);
  };
  return ts.createProgram([...texts.keys(), ...declarations], OPTIONS, host);
}

export interface Complaint {
  /** Counted from 0. */
  readonly line: number;
  /** The line's text, from where the complaint is. */
  readonly code: string;
  readonly message: string;
}

/** Returns what the compiler says of a file, in the order in which it says it. */
export function complaintsAbout(program: ts.Program, name: string): Complaint[] {
  const file = program.getSourceFile(name);
  if (!file) return [];
  return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(({ start = 0, messageText }) => ({
    line: file.getLineAndCharacterOfPosition(start).line,
    code: file.text.slice(start).split('\n', 1)[0] ?? '',
    message: ts.flattenDiagnosticMessageText(messageText, ' '),
  }));
}
