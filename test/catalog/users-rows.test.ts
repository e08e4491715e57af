/** Tables that users add in `settings['event-loop']`, and what they are told of them. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { blockingTables } from '../../src/catalog/index.ts';
import { contextTables } from '../../src/catalog/contexts/index.ts';
import { configOf } from '../../src/cli/config.ts';
import { run } from '../../src/cli/run.ts';
import { readSettings } from '../../src/analysis/settings.ts';
import { scratch } from '../support/scratch.ts';

/** As a user's tables, which are data, reach us. */
const asData = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('the schema of tables', () => {
  it('takes every table that ships', () => {
    expect(() => readSettings(asData({ apis: blockingTables, contexts: contextTables }))).not.toThrow();
  });

  const api = (row: unknown) => ({ apis: [{ module: 'acme', kind: 'disk', blocking: { readAll: row } }] });
  const context = (row: unknown) => ({ contexts: [{ module: 'acme', callbacks: { on: row } }] });
  it.each([
    [{ apis: {} }, "settings['event-loop'].apis must be array, not {}."],
    [{ apis: [{ kind: 'disk', blocking: {} }] }, "settings['event-loop'].apis[0] lacks 'module'."],
    [
      { apis: [{ module: 'acme', kind: 'disc', blocking: {} }] },
      `settings['event-loop'].apis[0].kind must be "disk" or "process" or "network" or "database" or "wait" or "cpu" or "module-load" or "loop", not "disc".`,
    ],
    [
      { apis: [{ module: 'acme', kind: 'disk', blocking: { 'read all()': {} } }] },
      "settings['event-loop'].apis[0].blocking has 'read all()', which is not an access path.",
    ],
    [api({ wieght: 'light' }), "settings['event-loop'].apis[0].blocking.readAll has no option 'wieght'."],
    [api([{ weight: 'heavy' }]), `settings['event-loop'].apis[0].blocking.readAll[0].weight must be "light", not "heavy".`],
    [api({ when: { oneOf: [1] } }), `settings['event-loop'].apis[0].blocking.readAll.when has 'oneOf', which needs 'argument'.`],
    [api({ counterpart: {} }), "settings['event-loop'].apis[0].blocking.readAll.counterpart must not be empty."],
    [
      context({ runs: 'soon', callback: 0 }),
      `settings['event-loop'].contexts[0].callbacks.on.runs must be "later" or "now" or "reaction" or "offloaded" or "exit" or "startup" or "tested" or "never" or "coroutine", not "soon".`,
    ],
    [context({ runs: 'later' }), "settings['event-loop'].contexts[0].callbacks.on lacks 'callback'."],
    [
      context({ runs: 'later', callback: 'first' }),
      `settings['event-loop'].contexts[0].callbacks.on.callback must be "last" or "every", not "first".`,
    ],
    [
      { contexts: [{ module: 'acme', files: [{ files: '(', exports: ['run'], as: 'task' }] }] },
      `settings['event-loop'].contexts[0].files[0].files must be a regular expression, not "(".`,
    ],
  ])('says of %j what is wrong, and where', (settings, sentence) => {
    expect(() => readSettings(settings)).toThrow(sentence);
  });
});

describe('what matches nothing', () => {
  const code = `
    import { existsSync } from 'node:fs';
    import { App, Job, query, register } from 'acme';
    import { load } from './load.js';
    export async function handler() { existsSync('a'); query('a'); load(); }
    export class Report extends Job { perform() {} }
    new App().handle('/', () => {});
    register('not a function');
  `;

  function unused(settings: object): string[] {
    const cwd = scratch({ 'a.mjs': code, 'load.js': 'exports.load = () => {};' });
    const config = configOf('recommended', { settings: { 'event-loop': settings } }, rules);
    return run([join(cwd, 'a.mjs')], { config, cwd }).unused.map(({ setting, entry }) => `${setting} ${entry}`);
  }

  it('is each entry of `allow` that let nothing through', () => {
    expect(unused({ allow: ['node:fs.existsSync', 'fs.exists*', 'node:fs.statSync', 'zlib.*'] })).toEqual([
      'allow node:fs.statSync',
      'allow zlib.*',
    ]);
  });

  it('is each row of `apis` that no call meets, with its condition', () => {
    const blocking = {
      query: [{ when: { argument: 0, oneOf: ['b'] } }, {}],
      querry: {},
      'connect().query': {},
    };
    const apis = [
      { module: 'acme', kind: 'database', blocking },
      { module: './load.js', kind: 'disk', blocking: { load: {}, laod: {} } },
    ];
    expect(unused({ apis })).toEqual(['apis acme.query', 'apis acme.querry', 'apis acme.connect().query', 'apis ./load.js.laod']);
  });

  it('is each row of `contexts` that no function meets', () => {
    const later = { runs: 'later', callback: 0, as: 'task' };
    const contexts = [
      {
        module: 'acme',
        callbacks: {
          register: later,
          'App#handle': [
            { ...later, callback: 1 },
            { ...later, callback: 2 },
          ],
        },
        overrides: { Job: { methods: ['perform'], as: 'job' }, Task: { methods: ['perform'], as: 'task' } },
        decorated: { Command: { as: 'command' } },
        files: [
          { files: 'a\\.mjs', exports: ['handler'], as: 'handler' },
          { files: 'b\\.mjs', exports: ['handler'], as: 'handler' },
        ],
      },
    ];
    expect(unused({ contexts })).toEqual([
      'contexts acme.register',
      'contexts acme.App#handle',
      'contexts acme.Task',
      'contexts acme.Command',
      'contexts b\\.mjs',
    ]);
  });

  it('is told apart where one object is the row of several paths', () => {
    const row = {};
    expect(unused({ apis: [{ module: 'acme', kind: 'database', blocking: { query: row, querry: row } }] })).toEqual(['apis acme.querry']);
  });
});
