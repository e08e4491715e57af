/** TypeORM: listeners of entities, and subscribers. Facts: its documentation of listeners and subscribers. */
import type { ContextTableShape } from '../../model.ts';
import { decorators } from '../rows.ts';

const listeners = ['AfterLoad', 'BeforeInsert', 'AfterInsert', 'BeforeUpdate', 'AfterUpdate', 'BeforeRemove', 'AfterRemove'];

export const typeorm: readonly ContextTableShape[] = [
  {
    module: 'typeorm',
    framework: 'TypeORM',
    decorated: decorators([...listeners, 'BeforeSoftRemove', 'AfterSoftRemove', 'BeforeRecover', 'AfterRecover'], 'TypeORM entity listener'),
    overrides: {
      EntitySubscriberInterface: {
        methods: ['afterLoad', 'beforeInsert', 'afterInsert', 'beforeUpdate', 'afterUpdate', 'beforeRemove', 'afterRemove'],
        as: 'TypeORM subscriber',
      },
    },
  },
];
