/** The error of a task that is a function whose source alone can't run on a thread. */
export class NotSelfContainedError extends TypeError {
  override readonly name = 'NotSelfContainedError';
  /** The variables that the task uses from outside, if they are the reason. */
  readonly variables: readonly string[];

  constructor(task: string, why: string, variables: readonly string[] = []) {
    super(
      `A worker thread can't run '${task}': ${why}. Pass what it needs as arguments, ` +
        `or export it from a module and name that: executorTask(import.meta.resolve('./module.js'), 'name').`,
    );
    this.variables = variables;
  }
}
