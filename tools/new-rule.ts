/**
 * `npm run new-rule NAME` writes a rule, its test and its page, and adds it to the list of rules. What is left to do is
 * marked by the tests that fail.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';

const root = join(import.meta.dirname, '..');
const [name = ''] = process.argv.slice(2);

if (!/^no(?:-[a-z]+)+$/.test(name)) {
  console.error(`A rule's name is in kebab case and begins with 'no-', not '${name}'. Usage: npm run new-rule no-something`);
  process.exit(2);
}
if (existsSync(join(root, `rules/${name}.ts`))) {
  console.error(`There is a rule '${name}' already.`);
  process.exit(2);
}

const identifier = name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

const rule = `import { createRule } from '../src/rule/rule.ts';

export default createRule({
  name: '${name}',
  meta: {
    type: 'problem',
    docs: { description: 'disallow …', presets: { strict: {} } },
    schema: [],
    messages: { found: '…' },
    defaultOptions: [],
  },
  check: pass => pass.summary.calls.filter(() => false).map(({ at }) => ({ messageId: 'found', data: {}, range: [at.start, at.end] })),
});
`;

const test = `import { ruleNamed, ruleTester } from '../support/rule-tester.ts';

ruleTester.run('${name}', ruleNamed('${name}'), {
  valid: [],
  invalid: [
    {
      name: 'what the rule is for',
      code: '',
      errors: [{ messageId: 'found', data: {}, line: 1, column: 1, endLine: 1, endColumn: 2 }],
    },
  ],
});
`;

const page = `## Rule details

Examples of **incorrect** code:

\`\`\`js
\`\`\`

Examples of **correct** code:

\`\`\`js
\`\`\`

## Not reported

## When not to use it

## Further reading
`;

const list = join(root, 'rules/index.ts');
const text = readFileSync(list, 'utf8');
const imports = [...text.matchAll(/^import \w+ from '\.\/.*$/gm)].map(([line]) => line);
const names = (/EventLoopRule\[\] = \[([^\]]*)\]/.exec(text)?.[1] ?? '').split(',').map(entry => entry.trim());
const sorted = (entries: readonly string[]): string[] => entries.filter(entry => entry !== '').sort();
const extended = text
  .replace(imports.join('\n'), sorted([...imports, `import ${identifier} from './${name}.ts';`]).join('\n'))
  .replace(/(EventLoopRule\[\] = )\[[^\]]*\]/, (_, head: string) => `${head}[${sorted([...names, identifier]).join(', ')}]`);

/** Writes code as the repository's formatter has it. */
async function writeCode(path: string, code: string): Promise<void> {
  const file = join(root, path);
  writeFileSync(file, await format(code, { ...(await resolveConfig(file)), filepath: file }));
}

await writeCode(`rules/${name}.ts`, rule);
await writeCode(`test/rules/${name}.test.ts`, test);
await writeCode('rules/index.ts', extended);
writeFileSync(join(root, `docs/rules/${name}.md`), page);
console.log(`Written: rules/${name}.ts, test/rules/${name}.test.ts, docs/rules/${name}.md. Now describe it, and run \`npm run docs\`.`);
