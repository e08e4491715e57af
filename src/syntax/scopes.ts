/**
 * Pure questions about scopes, for the two scope managers in use: ESLint's own and typescript-eslint's. Both find the same
 * variables and references in a source, so callers don't distinguish them.
 */
import type { Definition, Reference, ScopeManager, Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/utils';

export type { Definition, Reference, ScopeManager, Variable };

/** The variables of a file by identifier. */
export interface Names {
  /** Finds the variable of a reference or of a declaration's name; `undefined` for globals and unresolved names. */
  variableOf(identifier: Identifier): Variable | undefined;
  /** Returns the variables that a name declares. A class declares two: one outside, and one that its body sees. */
  declaredBy(identifier: Identifier): readonly Variable[];
}

type Identifier = TSESTree.Identifier | TSESTree.JSXIdentifier;

/** Indexes every reference and declaration of a file. */
export function namesOf(scopeManager: ScopeManager): Names {
  const references = new Map<object, Variable>();
  const declarations = new Map<object, Variable[]>();
  for (const scope of scopeManager.scopes) {
    for (const variable of scope.variables) {
      if (variable.defs.length === 0) continue;
      for (const reference of variable.references) references.set(reference.identifier, variable);
      for (const identifier of variable.identifiers) {
        const known = declarations.get(identifier);
        if (known) known.push(variable);
        else declarations.set(identifier, [variable]);
      }
    }
  }
  const declaredBy = (identifier: Identifier): readonly Variable[] => declarations.get(identifier) ?? [];
  return { declaredBy, variableOf: identifier => references.get(identifier) ?? declaredBy(identifier)[0] };
}
