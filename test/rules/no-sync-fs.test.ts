import { ruleNamed, ruleTester } from '../support/rule-tester.ts';

const at = (line: number, column: number, endColumn: number) => ({ line, column, endLine: line, endColumn });
const awaitReadFile = { messageId: 'awaitCounterpart', data: { what: 'readFile', notes: '' } };
const makingLoadAsync = { messageId: 'awaitCounterpart', data: { what: 'readFile', notes: ", making 'load' async" } };
const readFile = { api: 'fs.readFileSync', advice: "use 'readFile' from 'node:fs/promises'" };

ruleTester.run('no-sync-fs', ruleNamed('no-sync-fs'), {
  valid: [
    {
      name: 'the asynchronous form',
      code: "import { readFile } from 'node:fs/promises';\nexport const load = async () => await readFile('a');",
    },
    { name: 'a module that starts', code: "import { readFileSync } from 'node:fs';\nconst key = readFileSync('key.pem');" },
    {
      name: 'an exported synchronous function',
      code: "import { readFileSync } from 'node:fs';\nexport function load() { return readFileSync('a'); }",
    },
    {
      name: 'a metadata call, with metadata ignored',
      code: "import { existsSync } from 'node:fs';\nexport const exists = async () => existsSync('a');",
      options: [{ metadata: 'ignore' }],
    },
    {
      name: 'a helper that only asks for metadata, with metadata ignored',
      code: "import { statSync } from 'node:fs';\nconst size = () => statSync('a').size;\nexport const f = async () => size();",
      options: [{ metadata: 'ignore' }],
    },
    {
      name: 'another kind of work',
      code: "import { execSync } from 'node:child_process';\nexport const list = async () => execSync('ls');",
    },
  ],
  invalid: [
    {
      name: 'a direct call in an async function',
      code: "import fs from 'node:fs';\nexport const load = async () => fs.readFileSync('a');",
      errors: [
        {
          messageId: 'blocks',
          data: { ...readFile, context: 'async function' },
          ...at(2, 36, 48),
          suggestions: [
            {
              ...awaitReadFile,
              output:
                "import fs from 'node:fs';\nimport { readFile } from 'node:fs/promises';\nexport const load = async () => await readFile('a');",
            },
          ],
        },
      ],
    },
    {
      name: 'a call of a helper that blocks, with the chain',
      code: "import fs from 'node:fs';\nconst load = () => fs.readFileSync('a');\nexport const f = async () => load();",
      filename: 'src/load.ts',
      errors: [
        {
          messageId: 'blocksThrough',
          data: { ...readFile, call: 'load()', context: 'async function', chain: 'load → fs.readFileSync (src/load.ts:2)' },
          ...at(3, 30, 34),
          suggestions: [
            {
              ...makingLoadAsync,
              output:
                "import fs from 'node:fs';\nimport { readFile } from 'node:fs/promises';\nconst load = async () => await readFile('a');\nexport const f = async () => await load();",
            },
          ],
        },
      ],
    },
    {
      name: 'the nearest call that is not ignored',
      code: "import fs from 'node:fs';\nconst load = () => fs.existsSync('a') && fs.readFileSync('a');\nexport const f = async () => load();",
      filename: 'src/load.ts',
      options: [{ metadata: 'ignore' }],
      errors: [
        {
          messageId: 'blocksThrough',
          data: { ...readFile, call: 'load()', context: 'async function', chain: 'load → fs.readFileSync (src/load.ts:2)' },
          ...at(3, 30, 34),
          suggestions: [
            {
              ...makingLoadAsync,
              output:
                "import fs from 'node:fs';\nimport { readFile } from 'node:fs/promises';\nconst load = async () => fs.existsSync('a') && await readFile('a');\nexport const f = async () => await load();",
            },
          ],
        },
      ],
    },
    {
      name: 'a handler that is registered by name',
      code: "import http from 'node:http';\nimport fs from 'node:fs';\nhttp.createServer(page);\nfunction page(request, response) {\n  response.end(fs.readFileSync('a'));\n}",
      errors: [
        {
          messageId: 'blocks',
          data: { ...readFile, context: 'request handler (registered on line 3)' },
          ...at(5, 19, 31),
          suggestions: [
            {
              messageId: 'awaitCounterpart',
              data: { what: 'readFile', notes: ", making 'page' async" },
              output:
                "import http from 'node:http';\nimport fs from 'node:fs';\nimport { readFile } from 'node:fs/promises';\nhttp.createServer(page);\nasync function page(request, response) {\n  response.end(await readFile('a'));\n}",
            },
          ],
        },
      ],
    },
  ],
});
