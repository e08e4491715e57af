/** The reports for other programs: each is what its reader asks for, whatever the code and the paths hold. */
import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Log } from 'sarif';
import { describe, expect, it } from 'vitest';
import { memoryPages, validateXML } from 'xmllint-wasm';
import { lint } from '../support/command.ts';
import { scratch, write } from '../support/scratch.ts';

const files = {
  'src/read.js': "import fs from 'node:fs';\n\nexport const read = name => fs.readFileSync(name);\n",
  'src/server.js': "import { read } from './read.js';\n\nexport async function handler(request) {\n  return read(request.url);\n}\n",
  'src/a & b, 100%.js':
    "import { execSync } from 'node:child_process';\n\nexport const run = async () => execSync('a \"<b>\" \\u0000 \u0007');\n",
};
const broken = { 'src/broken.js': 'export const = 1;\n' };

function report(format: string, more: Readonly<Record<string, string>> = {}): string {
  return lint(scratch({ ...files, ...more }), ['--format', format]).out;
}

describe('for GitHub', () => {
  it('each finding is an annotation, in which nothing can be taken for a command', () => {
    expect(report('github').split('\n')).toEqual([
      expect.stringMatching(
        /^::error file=src\/a & b%2C 100%25\.js,line=3,endLine=3,col=32,endColumn=40,title=event-loop\/no-sync-child-process::'child_process\.execSync' blocks/,
      ),
      expect.stringMatching(
        /^::error file=src\/server\.js,line=4,endLine=4,col=10,endColumn=14,title=event-loop\/no-sync-fs::'read\(\)' blocks/,
      ),
      '',
    ]);
  });

  it('paths start at the checkout, wherever the command is run', () => {
    const folder = scratch({
      'packages/api/src/load.js': "import fs from 'node:fs';\nexport const load = async () => fs.readFileSync('a');\n",
    });
    const { out } = lint(join(folder, 'packages/api'), ['--format', 'github'], { environment: { GITHUB_WORKSPACE: folder } });
    expect(out).toContain('file=packages/api/src/load.js,');
  });

  it('a checkout elsewhere says nothing of the paths', () => {
    const folder = scratch({ 'load.js': "import fs from 'node:fs';\nexport const load = async () => fs.readFileSync('a');\n" });
    expect(lint(folder, ['--format', 'github'], { environment: { GITHUB_WORKSPACE: '/elsewhere' } }).out).toContain('file=load.js,');
  });

  it('a file that cannot be linted is an error', () => {
    expect(report('github', broken)).toContain('::error file=src/broken.js,line=1,col=14,title=cannot lint::');
  });
});

interface QualityEntry {
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: { readonly path: string };
}

describe('for GitLab', () => {
  const entries = (more?: Readonly<Record<string, string>>): QualityEntry[] => JSON.parse(report('gitlab', more)) as QualityEntry[];

  it('each finding has a place, a severity and a fingerprint of its own', () => {
    const all = entries({
      ...broken,
      'src/twice.js': "import fs from 'node:fs';\nexport const f = async () => [\n  fs.readFileSync('a'),\n  fs.readFileSync('a'),\n];\n",
    });
    expect(all.map(({ check_name, severity, location: { path } }) => [path, check_name, severity])).toEqual([
      ['src/a & b, 100%.js', 'event-loop/no-sync-child-process', 'major'],
      ['src/server.js', 'event-loop/no-sync-fs', 'major'],
      ['src/twice.js', 'event-loop/no-sync-fs', 'major'],
      ['src/twice.js', 'event-loop/no-sync-fs', 'major'],
      ['src/broken.js', 'event-loop/cannot-lint', 'blocker'],
    ]);
    expect(new Set(all.map(({ fingerprint }) => fingerprint)).size).toBe(all.length);
  });

  it('fingerprints stay when lines move', () => {
    const folder = scratch(files);
    const before = JSON.parse(lint(folder, ['--format', 'gitlab']).out) as QualityEntry[];
    for (const [name, text] of Object.entries(files)) write(folder, name, `\n\n// moved\n${text}`);
    const after = JSON.parse(lint(folder, ['--format', 'gitlab']).out) as QualityEntry[];
    expect(after.map(({ fingerprint }) => fingerprint)).toEqual(before.map(({ fingerprint }) => fingerprint));
  });

  it('no finding is an empty list', () => {
    expect(lint(scratch({ 'a.js': '' }), ['--format', 'gitlab']).out).toBe('[]\n');
  });
});

describe('as JUnit', () => {
  const problems = async (text: string): Promise<readonly unknown[]> => {
    const { errors } = await validateXML({
      xml: [{ fileName: 'report.xml', contents: text }],
      maxMemoryPages: memoryPages.GiB,
      extension: 'schema',
      schema: [SCHEMA],
    });
    return errors;
  };
  /** What the attributes and their nesting have to be. */
  const SCHEMA = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:attributeGroup name="counts"><xs:attribute name="tests" type="xs:nonNegativeInteger" use="required"/><xs:attribute name="failures" type="xs:nonNegativeInteger" use="required"/><xs:attribute name="errors" type="xs:nonNegativeInteger" use="required"/></xs:attributeGroup>
  <xs:complexType name="result" mixed="true"><xs:attribute name="message" type="xs:string"/><xs:attribute name="type" type="xs:string"/></xs:complexType>
  <xs:element name="testsuites"><xs:complexType><xs:sequence><xs:element name="testsuite" maxOccurs="unbounded"><xs:complexType><xs:sequence>
    <xs:element name="testcase" maxOccurs="unbounded"><xs:complexType><xs:choice minOccurs="0"><xs:element name="failure" type="result"/><xs:element name="error" type="result"/></xs:choice>
      <xs:attribute name="name" use="required"/><xs:attribute name="classname" use="required"/><xs:attribute name="file"/><xs:attribute name="line" type="xs:positiveInteger"/></xs:complexType></xs:element>
  </xs:sequence><xs:attribute name="name" use="required"/><xs:attributeGroup ref="counts"/></xs:complexType></xs:element></xs:sequence><xs:attribute name="name"/><xs:attributeGroup ref="counts"/></xs:complexType></xs:element>
</xs:schema>`;

  it('is well-formed, with a suite for each file and a case for each finding', async () => {
    const text = report('junit', broken);
    expect(await problems(text)).toEqual([]);
    expect(text).toContain('<testsuites name="eslint-plugin-event-loop" tests="3" failures="2" errors="1">');
    expect(text).toContain('<testsuite name="src/a &amp; b, 100%.js" tests="1" failures="1" errors="0">');
    expect(text).toContain(
      '<testcase name="event-loop/no-sync-fs at 4:10" classname="src/server.js" file="src/server.js" line="4"><failure message="',
    );
  });

  it('has one case that passes when there is nothing to report', async () => {
    const text = lint(scratch({ 'a.js': '' }), ['--format', 'junit']).out;
    expect(await problems(text)).toEqual([]);
    expect(text).toContain('tests="1" failures="0" errors="0"');
  });
});

describe('as SARIF', () => {
  const log = (more?: Readonly<Record<string, string>>): Log => JSON.parse(report('sarif', more)) as Log;

  it('has a code flow for the chain, from the handler to the call that blocks', () => {
    const result = log().runs[0]?.results?.find(({ codeFlows }) => codeFlows);
    const steps = result?.codeFlows?.[0]?.threadFlows[0]?.locations.map(({ location }) => [
      location?.message?.text,
      location?.physicalLocation?.artifactLocation?.uri,
      location?.physicalLocation?.region?.startLine,
    ]);
    expect(steps).toEqual([
      ['Called in this async function', 'src/server.js', 4],
      ['read calls fs.readFileSync, which blocks', 'src/read.js', 3],
    ]);
  });

  it('proposes remedies as fixes', () => {
    const folder = scratch({ 'load.js': "import fs from 'node:fs';\nexport const load = async () => fs.readFileSync('a');\n" });
    const { runs } = JSON.parse(lint(folder, ['--format', 'sarif']).out) as Log;
    const [fix] = runs[0]?.results?.[0]?.fixes ?? [];
    expect(fix?.description?.text).toBe("Await 'readFile'.");
    expect(
      fix?.artifactChanges[0]?.replacements.map(({ deletedRegion, insertedContent }) => [
        deletedRegion.charOffset,
        deletedRegion.charLength,
        insertedContent?.text,
      ]),
    ).toEqual([
      [25, 0, "\nimport { readFile } from 'node:fs/promises';"],
      [58, 0, 'await '],
      [58, 15, 'readFile'],
    ]);
  });

  it('says which files could not be linted', () => {
    const [invocation] = log(broken).runs[0]?.invocations ?? [];
    expect(invocation?.executionSuccessful).toBe(false);
    expect(invocation?.toolExecutionNotifications?.[0]?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe('src/broken.js');
  });

  describe.skipIf(process.platform !== 'linux' || process.arch !== 'x64')(
    'held against its schema, by the standard’s own validator',
    () => {
      /** The complaints of Microsoft's validator, which knows the schema. It would ask the web whether links are alive. */
      function complaints(text: string): string[] {
        const folder = scratch({ 'report.sarif': text });
        const validator = join(
          dirname(createRequire(import.meta.url).resolve('@microsoft/sarif-multitool-linux/package.json')),
          'Sarif.Multitool',
        );
        chmodSync(validator, 0o755);
        const nowhere = 'http://127.0.0.1:9';
        const env = { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1', HTTP_PROXY: nowhere, HTTPS_PROXY: nowhere };
        const output = execFileSync(
          validator,
          ['validate', join(folder, 'report.sarif'), '--rule-kind', 'Sarif;Ghas', '--output', join(folder, 'verdict.sarif')],
          { encoding: 'utf8', env },
        );
        expect(output).toContain('Analysis completed successfully.');
        expect(readFileSync(join(folder, 'verdict.sarif'), 'utf8')).toContain('"executionSuccessful": true');
        return output.split('\n').filter(line => /\): (?:error|warning) /.test(line));
      }

      it('is valid', () => {
        expect(complaints(report('sarif', broken))).toEqual([]);
      });

      it('would be told if it were not', () => {
        expect(complaints(report('sarif').replace('"ruleIndex": 0', '"ruleIndex": -7')).join('\n')).toContain('JSON1008');
      });
    },
  );
});

describe('several formats', () => {
  it('are written at once, each but one to a file', () => {
    const folder = scratch(files);
    const { code, out } = lint(folder, ['--format', 'text', '--format', 'sarif=report.sarif', '--format', 'junit=junit.xml']);
    expect(code).toBe(1);
    expect(out).toContain('2 problems');
    expect(readFileSync(join(folder, 'report.sarif'), 'utf8')).toContain('"2.1.0"');
    expect(readFileSync(join(folder, 'junit.xml'), 'utf8')).toContain('<testsuites');
  });

  it.each([
    [
      ['--format', 'text', '--format', 'json'],
      'Two formats can not both go to standard output: write one to a file, as in --format sarif=report.sarif.\n',
    ],
    [['--format', 'sarif='], "--format NAME= lacks the file's name. See --help.\n"],
    [['--format', 'sarif=no/such/folder/a'], expect.stringMatching(/^The report 'no\/such\/folder\/a' can't be written\. ENOENT.*\.\n$/)],
  ])('%j is a mistake that is told in one sentence', (args, message) => {
    const { code, err } = lint(scratch(files), args);
    expect(err).toEqual(message);
    expect(code).toBe(2);
  });
});
