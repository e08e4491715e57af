/** typescript-eslint's RuleTester on vitest. */
import { RuleTester } from '@typescript-eslint/rule-tester';
import { afterAll, describe, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { toEslintRule } from '../../src/eslint/to-eslint-rule.ts';

RuleTester.afterAll = afterAll;
RuleTester.describe = describe;
RuleTester.it = it;
RuleTester.itOnly = it.only;

export const ruleTester = new RuleTester();

type Rule = Parameters<RuleTester['run']>[1];

/** A rule as ESLint runs it. The tester's own types of a rule are narrower than ESLint's, of the same shape. */
export function ruleNamed(name: string): Rule {
  const rule = rules[name];
  if (!rule) throw new Error(`There is no rule '${name}'.`);
  return toEslintRule(rule) as unknown as Rule;
}
