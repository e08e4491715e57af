/**
 * `npm run bench robustness`: inputs that no person writes, each with how long the command takes on it and how much memory. A crash, an
 * exit code that is not the one to expect, or a bound that is passed, fails. `docs/benchmarks.md` has the table.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { measure } from './measured.ts';
import { strangeInputs } from './strange-inputs.ts';
import { writeSection } from './tables.ts';

/** No input may take more, in seconds and MiB; a process that does nothing takes some 90. */
const SECONDS = 120;
const MEBIBYTES = 4000;

const rows = strangeInputs().map(({ what, files, code }) => {
  const folder = mkdtempSync(join(tmpdir(), 'event-loop-robustness-'));
  try {
    for (const [name, content] of Object.entries(files())) {
      mkdirSync(dirname(join(folder, 'src', name)), { recursive: true });
      writeFileSync(join(folder, 'src', name), content);
    }
    const run = measure(['src'], folder, { seconds: SECONDS, mebibytes: MEBIBYTES });
    const problem = run.problem === '' && run.code !== code ? `exit code ${run.code ?? 'none'} in place of ${code}` : run.problem;
    const { cpu, peak } = run;
    console.log(`${what}: ${cpu.toFixed(1)} s, ${Math.round(peak)} MiB ${problem}`);
    if (problem !== '' || peak > MEBIBYTES) process.exitCode = 1;
    const told = ['nothing to report', 'reported', 'named as a file that can not be linted'][code] ?? '';
    return `| ${what} | ${problem === '' ? told : problem} | ${cpu.toFixed(1)} | ${Math.round(peak)} |`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

await writeSection('robustness', ['| input | outcome | CPU s | peak MiB |', '| --- | --- | ---: | ---: |', ...rows].join('\n'));
