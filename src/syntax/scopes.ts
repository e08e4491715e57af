/**
 * Pure questions about scopes, for the two scope managers in use: ESLint's own and typescript-eslint's. Both give
 * the same variables and references for the same source, so nothing else needs to tell them apart.
 */
import type { Definition, Reference, ScopeManager, Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/utils';

export type { Definition, Reference, ScopeManager, Variable };

/** Finds the variable an identifier refers to. */
export interface Names {
  /** The variable behind a reference or a declaration's name; `undefined` for globals and unresolved names. */
  variableOf(identifier: Identifier): Variable | undefined;
  /** The variables that a name declares: of a class, one outside and one that its own body sees. */
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
