/** Multer: decisions on files that are uploaded. Facts: its README. */
import type { ContextTableShape } from '../../model/contexts.ts';
import { within } from '../rows.ts';

export const multer: readonly ContextTableShape[] = [
  {
    module: 'multer',
    framework: 'Multer',
    callbacks: {
      '': within(0, ['fileFilter'], 'Multer callback'),
      diskStorage: within(0, ['destination', 'filename'], 'Multer callback'),
    },
  },
];
