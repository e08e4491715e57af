/** typescript-eslint's RuleTester on vitest. */
import { RuleTester } from '@typescript-eslint/rule-tester';
import { afterAll, describe, it } from 'vitest';
import { rules } from '../../rules/index.ts';

RuleTester.afterAll = afterAll;
RuleTester.describe = describe;
RuleTester.it = it;
RuleTester.itOnly = it.only;

export const ruleTester = new RuleTester();

type Rule = Parameters<RuleTester['run']>[1];

/** A rule, as the tester types it: its own types are narrower than ESLint's, of the same shape. */
export const ruleNamed = (name: string): Rule => rules[name] as unknown as Rule;
