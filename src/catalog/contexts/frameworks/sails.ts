/**
 * Sails: actions, responses and life cycle callbacks of models, by the place of their files; `bootstrap` runs at startup.
 * Policies are told by their parameters. Facts: its documentation.
 */
import type { ContextTableShape } from '../../model/contexts.ts';

const lifeCycle = ['Validate', 'Create', 'Update', 'Destroy'].flatMap(event => [`before${event}`, `after${event}`]);

export const sails: readonly ContextTableShape[] = [
  {
    module: 'sails',
    framework: 'Sails',
    files: [
      { files: 'api/controllers/.+\\.js', exports: ['fn'], as: 'Sails action' },
      { files: 'api/responses/.+\\.js', exports: ['default'], as: 'Sails response' },
      { files: 'api/models/.+\\.js', exports: [...lifeCycle, 'customToJSON'], as: 'Sails model callback' },
      { files: 'config/bootstrap\\.js', exports: ['bootstrap'], as: 'Sails bootstrap', runs: 'startup' },
    ],
  },
];
