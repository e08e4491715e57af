/** Programs that call what blocks, put together at random: every style of import, form of function and place of a call. */
import fc from 'fast-check';

export interface Program {
  readonly name: string;
  readonly text: string;
}

type Kind = 'mjs' | 'cjs' | 'ts';

interface Import {
  readonly text: string;
  /** How it calls an export of `node:fs`. */
  readonly access: (name: string) => string;
}

const dotted =
  (root: string) =>
  (name: string): string =>
    `${root}.${name}`;
const named = (name: string): string => name;
const renamed = (name: string): string => `${name}Renamed`;

const NAMES = ['readFileSync', 'existsSync', 'statSync', 'writeFileSync'];

const esm: readonly Import[] = [
  { text: "import fs from 'node:fs';", access: dotted('fs') },
  { text: 'import * as files from "fs";', access: dotted('files') },
  { text: `import { ${NAMES.join(', ')} } from 'node:fs';`, access: named },
  { text: `import {\n  ${NAMES.map(name => `${name} as ${renamed(name)}`).join(',\n  ')}, // all\n} from 'fs';`, access: renamed },
  { text: "import fs, { promises } from 'fs'; // both", access: dotted('fs') },
  { text: "import fs from 'node:fs'; import { stat } from 'node:fs/promises';", access: dotted('fs') },
  { text: "import fs from 'node:fs';\nimport * as fsp from 'node:fs/promises';", access: dotted('fs') },
  { text: "import { default as fs } from 'node:fs';\nfs.promises.stat('a');", access: dotted('fs') },
];

const commonJs: readonly Import[] = [
  { text: "const fs = require('fs');", access: dotted('fs') },
  { text: "var path = require('path')\n  , fs = require('node:fs'); /* files */", access: dotted('fs') },
  { text: `const { ${NAMES.join(', ')} } = require('fs');`, access: named },
  { text: `const { ${NAMES.map(name => `${name}: ${renamed(name)}`).join(', ')} } = require("fs");`, access: renamed },
  { text: "const fs = require('fs'), { stat } = require('fs').promises;", access: dotted('fs') },
  { text: `const fs = require('fs'), { promises: { stat }, ${NAMES.join(', ')} } = require('fs');`, access: named },
  { text: "const fs = require('fs');\nconst fsp = fs.promises;", access: dotted('fs') },
  { text: "let fs; fs = require('fs');", access: dotted('fs') },
];

const headers: Readonly<Record<Kind, readonly string[]>> = {
  mjs: ['', '#!/usr/bin/env node\n', '// A file.\n\n', '/** Says something. */\n'],
  cjs: ['', '#!/usr/bin/env node\n', "'use strict';\n", "'use strict' // always\n", '/* A file. */ "use strict";\n\n'],
  ts: ['', '// A file.\n', '/* eslint-env node */\n\n'],
};

/** What makes names taken, or could hide an import. */
const taken = [
  '',
  'const readFile = 1;',
  'function stat() {}',
  'const access = () => promises_;',
  'readFileAsync(readFile);',
  'class readFile {}',
  'for (const access of []) log(access);',
  'var promises_ = (readFile, access) => readFile + access;',
];

/** Statements with a call in them. */
const places: readonly ((call: string) => string)[] = [
  call => `return ${call};`,
  call => `${call};`,
  call => `if (${call}) log(1); else log(2);`,
  call => `if (!${call})\n    ${call}.toString()\n  log(1)`,
  call => `while (${call}) break;`,
  call => `do log(1); while (${call})`,
  call => `for (let i = ${call}; i < 2; i++) { log(i); }`,
  call => `for (const c of [${call}]) log(c);`,
  call => `for (const c in ${call}) log(c);`,
  call => `return \`\${${call}} and \${1}\`;`,
  call => `return tag\`\${${call}}\`;`,
  call => `return [...${call}, , ${call}];`,
  call => `return { a: ${call}, [${call}]: 1, ...${call} };`,
  call => `return 2 ** ${call} + ${call} ** 2;`,
  call => `return new Map(${call});`,
  call => `return (log(1), ${call});`,
  call => `return a ? ${call} : b ?? ${call};`,
  call => `switch (${call}) { case ${call}: log(1); break; default: ${call} }`,
  call => `try { log(${call}); } catch { log(1); } finally { ${call}; }`,
  call => `outer: for (;;) { if (${call}) break outer; }`,
  call => `return ${call}?.length;`,
  call => `return a?.[${call}]?.b(${call});`,
  call => `return ${call}.length.toString();`,
  call => `return ${call}\`text\`;`,
  call => `const { length = ${call} } = log(1); return length;`,
  call => `const [item = ${call}] = []; return item;`,
  call => `function inner(p = ${call}) { return p; } return inner();`,
  call => `class Inner { field = ${call}; static other = 1; [${call}]() {} } return Inner;`,
  call => `return (() => ({ a: ${call} }))();`,
  call => `return (function () { return ${call}; })();`,
  call => `return (function again(n) { return n ? again(n - 1) : ${call}; })(1);`,
  call => `[1, 2].forEach(n => { log(n, ${call}); });`,
  call => `[1, 2].forEach((n, i) => log(n + i, ${call}))`,
  call => `'a b'.split(' ').forEach(function (a) { if (!a) return; ${call}; });`,
  call => `return [1].map(n => ${call});`,
  call => `return [1].map(function (n) { return [n, ${call}]; }).length;`,
  call => `return Promise.all([1].map(n => ${call}));`,
  call => `return [1].filter(n => ${call});`,
  call => `return typeof ${call} + -${call} + !${call} + void ${call};`,
  call => `const stat = 1, fsp = log(stat), readFile = fsp; return [readFile, ${call}];`,
  call => `return (access => [access, ${call}])(1);`,
  call => `throw ${call};`,
  call => `setTimeout(() => { ${call}; }, 1);`,
  call => `setImmediate(() => ${call})`,
  call => `return promise.then(p => ${call}, log);`,
  call => `emitter.on('change', function () { ${call}; });`,
  call => `emitter.once('end', () => ${call});`,
  call => `/* before */ ${call} /* after */;`,
  call => `return log(// first\n    ${call}, // second\n    1);`,
  call => `const value = ${call}, other = value; return other;`,
  call => `let total = 0; total += ${call}; return total;`,
  call => `const cb = () => ${call}; return cb();`,
  call => `{ function hoisted() { return ${call}; } return hoisted(); }`,
  call => `return import(${call});`,
  call => `return a = ${call};`,
  call => `const o = { method() { return ${call}; }, get got() { return ${call}; } }; return o;`,
  call => `log(1)\n  ;${call}\n  ;[1].concat(${call})`,
  call => `log(1)\n  ${call}.toString()`,
];

/** Functions that are not async; what is called inside them becomes their body. */
const helpers: readonly ((name: string, body: string) => string)[] = [
  (name, body) => `function ${name}() {\n  ${body}\n}`,
  (name, body) => `function /* odd */ ${name} /* place */ () { ${body} }`,
  (name, body) => `const ${name} = () => {\n  ${body}\n};`,
  (name, body) => `const ${name} = function () { ${body} };`,
  (name, body) => `const ${name} = (function named() { ${body} });`,
  (name, body) => `let ${name} = p => { ${body} }`,
  (name, body) => `var ${name} = (/* none */) => { ${body} };`,
  (name, body) => `function ${name}(n) { if (n) ${name}(n - 1); ${body} }`,
];

/** What runs on the event loop. */
const contexts: readonly ((name: string, body: string) => string)[] = [
  (name, body) => `async function ${name}() {\n  ${body}\n}`,
  (name, body) => `const ${name} = async () => { ${body} };`,
  (name, body) => `const ${name} = { async method() { ${body} } };`,
  (name, body) => `class ${name} { async method() { ${body} } static async #hidden() { ${body} } }`,
  (_, body) => `setTimeout(function () { ${body} }, 1);`,
  (_, body) => `promise.then(async p => { ${body} });`,
  (name, body) => `emitter.on('change', ${name});\nfunction ${name}() { ${body} }`,
  (name, body) => `async function* ${name}() { ${body.replace(/^return (?=\S)/, 'yield ')} }`,
];

interface Plan {
  readonly kind: Kind;
  readonly imports: number;
  readonly header: number;
  readonly taken: number;
  readonly helpers: readonly (readonly [form: number, place: number, target: number])[];
  readonly contexts: readonly (readonly [form: number, place: number, target: number])[];
  readonly exported: boolean;
  readonly semicolons: boolean;
  readonly crlf: boolean;
}

const pick = <T>(items: readonly T[], index: number): T => items[index % items.length] as T; // a remainder is always an index

function write(plan: Plan): Program {
  const { text: imports, access } = pick(plan.kind === 'cjs' ? commonJs : esm, plan.imports);
  const names = plan.helpers.map((_, index) => `helper${index}`);
  const call = (target: number): string => {
    const calls = [
      ...names.map(name => `${name}()`),
      ...NAMES.map(name => `${access(name)}('a'${name === 'writeFileSync' ? ", 'b'" : ''})`),
    ];
    return pick(calls, target);
  };
  const parts = [
    imports,
    pick(taken, plan.taken),
    ...plan.helpers.map(([form, place, target], index) => pick(helpers, form)(`helper${index}`, pick(places, place)(call(target)))),
    ...plan.contexts.map(([form, place, target], index) => pick(contexts, form)(`context${index}`, pick(places, place)(call(target)))),
    plan.exported && names[0] ? (plan.kind === 'cjs' ? `exports.helper = ${names[0]};` : `export { ${names[0]} };`) : '',
  ];
  const whole = `${pick(headers[plan.kind], plan.header)}${parts.filter(part => part !== '').join('\n')}\n`;
  const text = plan.semicolons ? whole : whole.replaceAll(/;(?=\n(?![ ]*[([`]))/g, '');
  return { name: `a.${plan.kind}`, text: plan.crlf ? text.replaceAll('\n', '\r\n') : text };
}

const index = fc.nat({ max: 1000 });
const functions = fc.tuple(index, index, index);

/** Any program; some are no programs, since two names meet. */
export const program: fc.Arbitrary<Program> = fc
  .record({
    kind: fc.constantFrom<Kind>('mjs', 'cjs', 'ts'),
    imports: index,
    header: index,
    taken: index,
    helpers: fc.array(functions, { maxLength: 3 }),
    contexts: fc.array(functions, { minLength: 1, maxLength: 2 }),
    exported: fc.boolean(),
    semicolons: fc.boolean(),
    crlf: fc.boolean(),
  })
  .map(write);
