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
  variableOf(identifier: TSESTree.Identifier | TSESTree.JSXIdentifier): Variable | undefined;
}

/** Indexes every reference and declaration of a file. */
export function namesOf(scopeManager: ScopeManager): Names {
  const variables = new Map<object, Variable>();
  for (const scope of scopeManager.scopes) {
    for (const variable of scope.variables) {
      if (variable.defs.length === 0) continue;
      for (const identifier of variable.identifiers) variables.set(identifier, variable);
      for (const reference of variable.references) variables.set(reference.identifier, variable);
    }
  }
  return { variableOf: identifier => variables.get(identifier) };
}
