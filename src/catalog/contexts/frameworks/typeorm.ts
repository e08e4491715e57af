/**
 * TypeORM: listeners of entities, subscribers and transformers of columns; migrations run before anybody
 * waits. Facts: its documentation.
 */
import type { ContextTableShape } from '../../model/contexts.ts';
import { decorators, methods, within } from '../rows.ts';

const listeners = ['AfterLoad', 'BeforeInsert', 'AfterInsert', 'BeforeUpdate', 'AfterUpdate', 'BeforeRemove', 'AfterRemove'];

const changes = [
  'Insert',
  'Update',
  'Remove',
  'SoftRemove',
  'Recover',
  'TransactionStart',
  'TransactionCommit',
  'TransactionRollback',
  'Query',
];
const subscriber = ['afterLoad', ...changes.flatMap(change => [`before${change}`, `after${change}`])];
const transformer = ['transformer.to', 'transformer.from', 'transformer.*.to', 'transformer.*.from'];
const columns = ['Column', 'PrimaryColumn', 'ViewColumn'];

export const typeorm: readonly ContextTableShape[] = [
  {
    module: 'typeorm',
    framework: 'TypeORM',
    decorated: decorators(
      [...listeners, 'BeforeSoftRemove', 'AfterSoftRemove', 'BeforeRecover', 'AfterRecover'],
      'TypeORM entity listener',
    ),
    callbacks: methods('', columns, within('last', transformer, 'TypeORM transformer')),
    overrides: {
      ValueTransformer: { methods: ['to', 'from'], as: 'TypeORM transformer' },
      MigrationInterface: { methods: ['up', 'down'], as: 'TypeORM migration', runs: 'startup' },
      EntitySubscriberInterface: {
        methods: subscriber,
        as: 'TypeORM subscriber',
      },
    },
  },
];
