#!/usr/bin/env node
/** The start of the command. Any failure ends with exit code 2, that of loading this tool included: 1 means findings. */
const NOT_DONE = 2;

// The code of a process that ends before its work does.
process.exitCode = NOT_DONE;
const state = { isDone: false, hasFailed: false };
process.on('exit', code => {
  if (state.isDone || code !== 0) return;
  // A configuration is a program, and may have ended this one.
  process.exitCode = NOT_DONE;
  process.stderr.write('The process ended before the work was done.\n');
});
process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);

try {
  const { command } = await import('./command.ts');
  const code = await command(process.argv.slice(2));
  state.isDone = true;
  // Timers of a configuration would keep the process alive.
  process.exit(state.hasFailed ? NOT_DONE : code);
} catch (error) {
  fail(error);
}

/** Prints what was thrown, which may be anything, and makes the process end with 2. */
function fail(thrown: unknown): void {
  state.hasFailed = true;
  process.exitCode = NOT_DONE;
  try {
    const text = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
    process.stderr.write(`The command failed. Please report it. ${text}\n`);
  } catch {
    process.stderr.write('The command failed, and so did the text of the error. Please report it.\n');
  }
}
