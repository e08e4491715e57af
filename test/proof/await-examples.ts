/**
 * Scripts for the examples of awaits that wait for nothing, and of work that only looks asynchronous. Whether work is done
 * is never a matter of time: it can't be before its other side, a reader or a server, has done its part.
 */
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { invoke } from './derive.ts';
import type { Scene, Script, Seen } from './scene.ts';

/** Turns in which a promise that is to resolve at once has done so. */
const SOON = 20;

/** The other side of a FIFO is another process: the thread pool may be full of those who wait for it. */
const shell = promisify(execFile);

/** Whether a promise resolves before the work can be done; it is to resolve when that has been let. */
async function seenOf(scene: Scene, work: unknown, isDone: () => boolean, letItBeDone: () => unknown): Promise<Seen> {
  let goesOn: Seen | undefined;
  const over = Promise.resolve(work).then(() => {
    goesOn = isDone() ? 'goes on when the work is done' : 'goes on before the work is done';
  });
  await Promise.race([over, scene.pass(SOON)]);
  await letItBeDone();
  await over;
  if (goesOn === undefined) throw new Error('It does not go on.');
  return goesOn;
}

/** Calls a function with the path of a file that is withheld. */
const reading =
  (name: string): Script =>
  async scene => {
    const fifo = scene.fifo('file');
    const example = await scene.load();
    return scene.held('writes', fifo, () => invoke(example, name, fifo));
  };

/** Nobody reads what is to be written before the function has had the time to go on. */
const save: Script = async scene => {
  const fifo = scene.fifo('file');
  const example = await scene.load();
  let isRead = false;
  return seenOf(
    scene,
    invoke(example, 'save', fifo, 'text'),
    () => isRead,
    async () => {
      isRead = true;
      const { stdout } = await shell('cat', [fifo]);
      if (stdout !== 'text') throw new Error('The text is another.');
    },
  );
};

const later: Script = async scene => {
  const example = await scene.load();
  let called: () => void;
  const isCalled = new Promise<void>(resolve => {
    called = resolve;
  });
  let calls = 0;
  return seenOf(
    scene,
    invoke(example, 'later', () => {
      calls++;
      called();
    }),
    () => calls > 0,
    () => isCalled,
  );
};

/** What comes back is texts, or promises for them. */
const loadEach: Script = async scene => {
  const names = [scene.fifo('a'), scene.fifo('b')];
  const example = await scene.load();
  const loaded = invoke(example, 'loadEach', names.join(',')) as Promise<unknown[]>;
  let isWritten = false;
  const seen = await seenOf(
    scene,
    loaded,
    () => isWritten,
    async () => {
      isWritten = true;
      for (const name of names) await shell('sh', ['-c', 'printf text > "$0"', name]);
    },
  );
  const texts = await loaded;
  if ((await Promise.all(texts)).join() !== 'text,text') throw new Error('The texts are others.');
  const isPromises = texts.every(one => one instanceof Promise);
  if (isPromises !== (seen === 'goes on before the work is done')) throw new Error('What comes back is none of what it waits for.');
  return seen;
};

const startEach: Script = async scene => {
  const example = await scene.load();
  const started: string[] = [];
  let start: () => void;
  const mayStart = new Promise<void>(resolve => {
    start = resolve;
  });
  const server = (name: string): unknown => ({ start: () => mayStart.then(() => started.push(name)) });
  const work = invoke(example, 'startEach', { a: server('a'), b: server('b') });
  return seenOf(
    scene,
    work,
    () => started.length === 2,
    () => {
      start();
    },
  );
};

const loadBoth: Script = async scene => {
  const first = scene.fifo('a');
  writeFileSync('b', 'text');
  const example = await scene.load();
  return scene.held('writes', first, () => invoke(example, 'loadBoth', first, 'b'));
};

/** Waits for the callback, which is called when a file that is withheld has been read. */
const callingBack =
  (name: string, how: 'writes' | 'answers'): Script =>
  async scene => {
    const fifo = scene.fifo('file');
    const example = await scene.load();
    return scene.held(
      how,
      fifo,
      () =>
        new Promise<void>(
          resolve =>
            void invoke(example, name, fifo, () => {
              resolve();
            }),
        ),
    );
  };

/** Its promise never resolves: nobody calls the callback that it waits for. */
const promisified: Script = async scene => {
  const fifo = scene.fifo('file');
  const example = await scene.load();
  return scene.held('writes', fifo, () => void invoke(example, 'read', fifo));
};

const run: Script = async scene => {
  const fifo = scene.fifo('file');
  const example = await scene.load();
  return scene.held('writes', fifo, () => invoke(example, 'run', `cat '${fifo}'`));
};

/** By the page, what it calls the example, and the example's place among these. */
export const awaitScripts: Readonly<Record<string, Script>> = {
  'no-await-non-awaitable incorrect 1': reading('load'),
  'no-await-non-awaitable incorrect 2': save,
  'no-await-non-awaitable incorrect 3': later,
  'no-await-non-awaitable incorrect 4': loadEach,
  'no-await-non-awaitable incorrect 5': startEach,
  'no-await-non-awaitable incorrect 6': loadBoth,
  'no-await-non-awaitable correct 1': reading('load'),
  'no-await-non-awaitable correct 2': save,
  'no-await-non-awaitable correct 3': later,
  'no-await-non-awaitable correct 4': loadEach,
  'no-await-non-awaitable correct 5': startEach,
  'no-await-non-awaitable correct 6': loadBoth,
  'no-fake-async incorrect 1': reading('read'),
  'no-fake-async incorrect 2': run,
  'no-fake-async incorrect 3': promisified,
  'no-fake-async incorrect 4': callingBack('load', 'writes'),
  'no-fake-async incorrect 5': callingBack('defer', 'answers'),
  'no-fake-async incorrect 6': reading('get'),
  'no-fake-async correct 1': reading('read'),
  'no-fake-async correct 2': run,
  'no-fake-async correct 3': callingBack('load', 'writes'),
  'no-fake-async correct 4': reading('get'),
};
