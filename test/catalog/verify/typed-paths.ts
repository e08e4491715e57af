/**
 * Follows access paths through the type declarations of installed packages: whether they have what a path says, and
 * where a callee takes functions. Says nothing of the packages' JavaScript.
 */
import { join } from 'node:path';
import ts from 'typescript';
import type { Callback } from '../../../src/catalog/model/contexts.ts';
import { programOf } from './program.ts';

/** What a path leads to: what can be read there, and what the name means as a type. */
interface Place {
  readonly value?: ts.Type;
  readonly instance?: ts.Type;
  readonly exports?: ts.Symbol;
}

const MAX_DEPTH = 6;
/** How many alternatives of a path are followed: `*` in a large type has thousands. */
const MAX_TYPES = 200;

/** The steps of a path: `Server#on` → `Server`, `#`, `on`. */
const stepsOf = (path: string): string[] => path.replace('new ', '').match(/\(\)|#|[^#.()]+/g) ?? [];

export class TypedModules {
  readonly #checker: ts.TypeChecker;
  readonly #anchor: ts.SourceFile;
  readonly #modules = new Map<string, ts.Symbol>();
  readonly #functionType: ts.Type | undefined;

  /** The declarations that a file in `folder` gets of these modules; `references` are files of ambient modules. */
  constructor(folder: string, specifiers: readonly string[], references: readonly string[]) {
    const file = join(folder, 'anchor.ts');
    const text = specifiers.map((specifier, index) => `import * as m${String(index)} from '${specifier}';`).join('\n');
    const ambient = references.map(name => join(folder, 'node_modules', name));
    const program = programOf(new Map([[file, text]]), ambient);
    this.#checker = program.getTypeChecker();
    const anchor = program.getSourceFile(file);
    if (!anchor) throw new Error(`${file} is not in the program`);
    this.#anchor = anchor;
    const functions = this.#checker.resolveName('Function', anchor, ts.SymbolFlags.Type, false);
    this.#functionType = functions && this.#checker.getDeclaredTypeOfSymbol(functions);
    for (const statement of anchor.statements) {
      if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
      const symbol = this.#checker.getSymbolAtLocation(statement.moduleSpecifier);
      const isDeclared = symbol?.declarations?.some(
        ({ kind }) => kind === ts.SyntaxKind.ModuleDeclaration || kind === ts.SyntaxKind.SourceFile,
      );
      const isJavaScript = symbol?.declarations?.some(declaration => /\.[cm]?js$/.test(declaration.getSourceFile().fileName));
      if (symbol && isDeclared && !isJavaScript) this.#modules.set(statement.moduleSpecifier.text, symbol);
    }
  }

  has(specifier: string): boolean {
    return this.#modules.has(specifier);
  }

  /** What is at a path of a module; nothing where there is nothing. */
  find(specifier: string, path: string): Place[] {
    let places = this.#roots(specifier);
    for (const step of stepsOf(path)) places = distinct(places.flatMap(place => this.#after(place, step)));
    return places;
  }

  /** Whether a function may stand at a callback's place in a call, or a construction, of what is at a path. */
  takesFunction(places: readonly Place[], construct: boolean, callback: Callback): boolean {
    const signatures = places.flatMap(({ value }) => this.#signatures(value, construct));
    if (signatures.length === 0) return places.some(({ value }) => value !== undefined && isAny(value));
    return signatures.some(signature => {
      const parameters = this.#parameters(signature);
      if (callback === 'last' || callback === 'every') return parameters.some(type => this.#isFunction(type));
      if (typeof callback === 'number') return this.#parameterAt(parameters, signature, callback).some(type => this.#isFunction(type));
      const options = callback.argument === 'last' ? parameters : this.#parameterAt(parameters, signature, callback.argument);
      return options.some(type => callback.properties.some(property => this.#hasFunctionAt(type, property)));
    });
  }

  /** The paths among those of a callback at which no overload takes a function. */
  missingOptions(places: readonly Place[], construct: boolean, callback: Callback): string[] {
    if (typeof callback !== 'object') return [];
    return callback.properties.filter(property => !this.takesFunction(places, construct, { ...callback, properties: [property] }));
  }

  /** Whether instances of the class, or what has the interface, have this method. */
  hasMethod(places: readonly Place[], name: string): boolean {
    return places.some(place =>
      this.#after(place, '#').some(({ value }) => value !== undefined && this.#properties(value, name).length > 0),
    );
  }

  /** Whether a call with this literal as an argument fits an overload. */
  takesLiteral(places: readonly Place[], argument: number, literal: unknown): boolean {
    const signatures = places.flatMap(({ value }) => this.#signatures(value, false));
    const types = signatures.flatMap(signature => this.#parameterAt(this.#parameters(signature), signature, argument));
    return types.length === 0 || types.some(type => this.#parts(type).some(part => !part.isLiteral() || part.value === literal));
  }

  #roots(specifier: string): Place[] {
    const symbol = this.#modules.get(specifier);
    if (!symbol) return [];
    const exported = symbol.exports?.get(ts.InternalSymbolName.ExportEquals);
    const own = exported ? this.#placeOf(this.#resolved(exported)) : { value: this.#typeOf(symbol), exports: symbol };
    const byDefault = this.#after(own, 'default');
    return [own, ...byDefault, ...byDefault.flatMap(place => this.#after(place, 'default'))];
  }

  #resolved(symbol: ts.Symbol): ts.Symbol {
    return symbol.flags & ts.SymbolFlags.Alias ? this.#checker.getAliasedSymbol(symbol) : symbol;
  }

  #typeOf(symbol: ts.Symbol): ts.Type {
    return this.#checker.getTypeOfSymbolAtLocation(symbol, this.#anchor);
  }

  #placeOf(symbol: ts.Symbol): Place {
    return {
      ...(symbol.flags & ts.SymbolFlags.Value && { value: this.#typeOf(symbol) }),
      ...(symbol.flags & ts.SymbolFlags.Type && { instance: this.#checker.getDeclaredTypeOfSymbol(symbol) }),
      ...(symbol.flags & ts.SymbolFlags.Module && { exports: symbol }),
    };
  }

  #after({ value, instance, exports }: Place, step: string): Place[] {
    if (step === '()') return this.#signatures(value, false).flatMap(signature => this.#awaited(signature.getReturnType()));
    if (step === '#') {
      const made = this.#signatures(value, true).map(signature => ({ value: signature.getReturnType() }));
      return instance ? [{ value: instance }, ...made] : made;
    }
    const named = exports ? this.#checker.getExportsOfModule(exports).filter(({ name }) => name === step) : [];
    const places = named.map(symbol => this.#placeOf(this.#resolved(symbol)));
    const properties = value ? this.#properties(value, step).map(type => ({ value: type })) : [];
    return [...places, ...properties];
  }

  #awaited(type: ts.Type): Place[] {
    const awaited = this.#checker.getAwaitedType(type);
    return awaited && awaited !== type ? [{ value: type }, { value: awaited }] : [{ value: type }];
  }

  /** The constituents of a union, without `null` and `undefined`. */
  #parts(type: ts.Type, depth = 0): ts.Type[] {
    const whole = this.#checker.getNonNullableType(type);
    const constraint = whole.flags & ts.TypeFlags.TypeParameter ? this.#checker.getBaseConstraintOfType(whole) : whole;
    if (!constraint) return [whole];
    return constraint.isUnion() && depth < MAX_DEPTH ? constraint.types.flatMap(part => this.#parts(part, depth + 1)) : [constraint];
  }

  #properties(type: ts.Type, name: string, depth = 0): ts.Type[] {
    return this.#parts(type).flatMap(part => {
      if (isAny(part)) return [part];
      const property = this.#checker.getPropertyOfType(this.#checker.getApparentType(part), name);
      if (property) return [this.#typeOf(property)];
      if (part.isIntersection() && depth === 0) return part.types.flatMap(one => this.#properties(one, name, depth + 1));
      return this.#indexed(part);
    });
  }

  #signatures(type: ts.Type | undefined, construct: boolean): readonly ts.Signature[] {
    const kind = construct ? ts.SignatureKind.Construct : ts.SignatureKind.Call;
    return type ? this.#parts(type).flatMap(part => this.#checker.getSignaturesOfType(part, kind)) : [];
  }

  /** The types of all parameters; those of a rest parameter are those of its elements. */
  #parameters(signature: ts.Signature): ts.Type[] {
    return signature.parameters.flatMap((parameter, index) => {
      const type = this.#typeOf(parameter);
      const isRest = index === signature.parameters.length - 1 && isRestParameter(parameter);
      return isRest ? this.#parts(type).flatMap(part => this.#elements(part)) : [type];
    });
  }

  #parameterAt(parameters: readonly ts.Type[], signature: ts.Signature, index: number): ts.Type[] {
    const last = signature.parameters.at(-1);
    if (last && isRestParameter(last) && index >= signature.parameters.length - 1) return parameters.slice(signature.parameters.length - 1);
    return parameters.slice(index, index + 1);
  }

  #indexed(type: ts.Type): ts.Type[] {
    return this.#checker.getIndexInfosOfType(this.#checker.getApparentType(type)).map(info => info.type);
  }

  #elements(type: ts.Type): ts.Type[] {
    if (this.#checker.isTupleType(type)) return [...this.#checker.getTypeArguments(type as ts.TypeReference)];
    const element = type.getNumberIndexType();
    return element ? [element] : [];
  }

  /** Whether a function may stand where this type is asked for, by itself or in an array. */
  #isFunction(type: ts.Type): boolean {
    const seen = new Set([type]);
    for (const one of seen) {
      for (const part of this.#parts(one)) {
        if (isAny(part) || part.flags & UNTOLD || part.getCallSignatures().length > 0 || part === this.#functionType) return true;
        const within = part.isIntersection() ? part.types : this.#elements(part);
        if (seen.size < MAX_TYPES) for (const inner of within) seen.add(inner);
      }
    }
    return false;
  }

  #hasFunctionAt(type: ts.Type, path: string): boolean {
    let types = [type];
    for (const step of path.split('.')) {
      const parts = new Set(types.flatMap(one => this.#parts(one)));
      types = [...new Set([...parts].flatMap(part => this.#within(part, step)))].slice(0, MAX_TYPES);
    }
    return types.some(one => this.#isFunction(one));
  }

  #within(type: ts.Type, step: string): ts.Type[] {
    if (isAny(type) || type.flags & UNTOLD) return [type];
    if (step === '()')
      return type.getCallSignatures().flatMap(signature => this.#awaited(signature.getReturnType()).flatMap(({ value }) => value ?? []));
    if (step !== '*') return this.#properties(type, step);
    return [...this.#elements(type), ...this.#indexed(type), ...type.getProperties().map(property => this.#typeOf(property))];
  }
}

/** Types of which nothing can be said before something is put in for their parameters. */
const UNTOLD = ts.TypeFlags.TypeParameter | ts.TypeFlags.Conditional | ts.TypeFlags.IndexedAccess | ts.TypeFlags.NonPrimitive;

/** Overloads give the same again and again. */
function distinct(places: readonly Place[]): Place[] {
  const seen = new Set<ts.Type | ts.Symbol | undefined>();
  return places.filter(({ value, instance, exports }) => {
    const key = value ?? instance ?? exports;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

const isAny = ({ flags }: ts.Type): boolean => (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0;

const isRestParameter = ({ valueDeclaration, ...symbol }: ts.Symbol): boolean =>
  valueDeclaration !== undefined && ts.isParameter(valueDeclaration)
    ? valueDeclaration.dotDotDotToken !== undefined
    : ((symbol as { links?: { checkFlags?: number } }).links?.checkFlags ?? 0) !== 0;
