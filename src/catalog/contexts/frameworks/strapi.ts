/** Strapi: actions of controllers. Facts: its documentation of backend customisation. */
import type { ContextTableShape } from '../../model.ts';
import { within } from '../rows.ts';

export const strapi: readonly ContextTableShape[] = [
  {
    module: '@strapi/strapi',
    framework: 'Strapi',
    callbacks: {
      'factories.createCoreController': within(1, ['*', '().*'], 'Strapi controller action'),
    },
  },
];
