/** Prisma: middleware and extensions of a client, and listeners of its queries. Facts: its documentation of them. */
import type { ContextTableShape } from '../../model/contexts.ts';
import { later, within } from '../rows.ts';

const extension = within(0, ['query.*', 'query.*.*', 'result.*.*.compute'], 'Prisma extension');

export const prisma: readonly ContextTableShape[] = [
  {
    module: '@prisma/client',
    framework: 'Prisma',
    callbacks: {
      'PrismaClient#$use': later(0, 'Prisma middleware'),
      'PrismaClient#$on': later(1, 'Prisma listener'),
      'PrismaClient#$extends': extension,
      'Prisma.defineExtension': extension,
    },
    same: { 'PrismaClient#$extends()': 'PrismaClient#' },
  },
];
