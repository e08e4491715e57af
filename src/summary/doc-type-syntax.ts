/** The syntax of types in doc comments. Types other than classes, modules, lists and unions of these are unknown. */

export type DocType =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'any'; readonly of: readonly DocType[] }
  | { readonly kind: 'list'; readonly of: DocType }
  /** A name (`Repo`, `sqlite.Database`, `typeof Repo`) and its first type argument. */
  | { readonly kind: 'name'; readonly path: readonly string[]; readonly argument: DocType | undefined; readonly value: boolean }
  /** `import('./repo').Repo`, `typeof import('./repo')`. */
  | { readonly kind: 'import'; readonly specifier: string; readonly path: readonly string[]; readonly value: boolean };

const UNKNOWN: DocType = { kind: 'unknown' };

/** The depth of nested types below which a type is unknown. */
const MAX_NESTING = 10;

const token = /\s*(?:([\w$]+)|'([^']*)'|"([^"]*)"|(\.\.\.|=>|\.<|\S))/y;

interface Token {
  readonly kind: 'name' | 'text' | 'sign';
  readonly text: string;
}

/** Parses a type. A type with a syntax error, or with text behind it, is unknown. */
export function parsedDocType(text: string): DocType {
  const tokens = tokensOf(text);
  let at = 0;
  const next = (): string | undefined => (tokens[at]?.kind === 'sign' ? tokens[at]?.text : undefined);
  const takes = (sign: string): boolean => {
    if (next() !== sign) return false;
    at++;
    return true;
  };
  const takesName = (): string | undefined => (tokens[at]?.kind === 'name' ? tokens[at++]?.text : undefined);

  function union(nesting: number): DocType | undefined {
    const of: DocType[] = [];
    takes('|');
    do {
      const one = nesting > MAX_NESTING ? undefined : postfixed(nesting);
      if (!one) return undefined;
      of.push(one);
    } while (takes('|') || takes('&'));
    const [only] = of;
    return of.length === 1 ? only : { kind: 'any', of };
  }

  function postfixed(nesting: number): DocType | undefined {
    while (takes('?') || takes('!') || takes('...'));
    let type = primary(nesting);
    while (type) {
      if (takes('[')) {
        if (!takes(']')) return undefined;
        type = { kind: 'list', of: type };
      } else if (!takes('=') && !takes('?') && !takes('!')) return type;
    }
    return undefined;
  }

  function primary(nesting: number): DocType | undefined {
    if (takes('(')) {
      const inner = union(nesting + 1);
      return takes(')') ? inner : undefined;
    }
    if (takes('*')) return UNKNOWN;
    if (tokens[at]?.kind === 'text') return tokens[at++] && UNKNOWN;
    const name = takesName();
    if (name === undefined) return undefined;
    if (name === 'readonly') return primary(nesting);
    const value = name === 'typeof';
    const root = value ? takesName() : name;
    if (root === undefined) return undefined;
    if (root === 'import' && takes('(')) return imported(value);
    const path = [root, ...dotted()];
    if (!takes('<') && !takes('.<')) return { kind: 'name', path, argument: undefined, value };
    const argument = union(nesting + 1);
    while (takes(',')) if (!union(nesting + 1)) return undefined;
    return argument && takes('>') ? { kind: 'name', path, argument, value } : undefined;
  }

  function imported(value: boolean): DocType | undefined {
    const specifier = tokens[at]?.kind === 'text' ? tokens[at++]?.text : undefined;
    return specifier !== undefined && takes(')') ? { kind: 'import', specifier, path: dotted(), value } : undefined;
  }

  function dotted(): string[] {
    const path: string[] = [];
    while (takes('.')) path.push(takesName() ?? '');
    return path;
  }

  const type = union(0);
  return type && at === tokens.length ? type : UNKNOWN;
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  token.lastIndex = 0;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const [, name, single, double, sign = ''] = match;
    const quoted = single ?? double;
    tokens.push(
      name !== undefined
        ? { kind: 'name', text: name }
        : quoted !== undefined
          ? { kind: 'text', text: quoted }
          : { kind: 'sign', text: sign },
    );
  }
  return tokens;
}
