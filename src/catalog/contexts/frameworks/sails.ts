/** Sails: actions, by the place of their files. Facts: its documentation of actions. */
import type { ContextTableShape } from '../../model.ts';

export const sails: readonly ContextTableShape[] = [
  {
    module: 'sails',
    framework: 'Sails',
    files: [
      {
        files: 'api/controllers/.+\\.js',
        exports: ['fn'],
        parameters: [['inputs', '_inputs'], ['exits', '_exits']],
        as: 'Sails action',
      },
    ],
  },
];
