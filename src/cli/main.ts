#!/usr/bin/env node
/** The start of the command. Any failure ends with exit code 2, that of loading this tool included: 1 means findings. */
const NOT_DONE = 2;

// The code of a process that ends before its work does.
process.exitCode = NOT_DONE;
process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);

try {
  const { command } = await import('./command.ts');
  process.exitCode = await command(process.argv.slice(2));
} catch (error) {
  fail(error);
}

/** Prints what was thrown, which may be anything, and makes the process end with 2. */
function fail(thrown: unknown): void {
  process.exitCode = NOT_DONE;
  try {
    const text = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
    process.stderr.write(`The command failed. Please report it. ${text}\n`);
  } catch {
    process.stderr.write('The command failed, and so did the text of the error. Please report it.\n');
  }
}
