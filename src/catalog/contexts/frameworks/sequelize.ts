/** Sequelize: hooks, validators, getters and setters of models. Facts: its documentation of hooks and validations. */
import type { ContextTableShape } from '../../model/contexts.ts';
import { decorators, later, methods, within } from '../rows.ts';

const hook = later('last', 'Sequelize hook');
const changes = ['Create', 'Update', 'Destroy', 'Save', 'Upsert', 'BulkCreate', 'BulkUpdate', 'BulkDestroy'];
const around = [
  'beforeValidate',
  'afterValidate',
  ...changes.flatMap(change => [`before${change}`, `after${change}`]),
  'beforeFind',
  'afterFind',
  'beforeCount',
];
const hooks = [...around.filter(name => !name.endsWith('Upsert')), 'addHook'];
const attributes = (argument: number) => within(argument, ['*.validate.*', '*.get', '*.set'], 'Sequelize attribute function');
const options = (argument: number) => within(argument, ['hooks.*', 'hooks.*.*'], 'Sequelize hook');
const validators = (argument: number) => within(argument, ['validate.*'], 'Sequelize validator');
const capital = (name: string) => (name[0] ?? '').toUpperCase() + name.slice(1);

export const sequelize: readonly ContextTableShape[] = [
  {
    module: 'sequelize',
    framework: 'Sequelize',
    callbacks: {
      'Sequelize#define': [attributes(1), options(2), validators(2)],
      'Model.init': [attributes(0), options(1), validators(1)],
      ...methods('Model.', hooks, hook),
      ...methods('Sequelize#define().', hooks, hook),
      'Sequelize#addHook': hook,
    },
  },
  { module: 'sequelize-typescript', decorated: decorators(around.map(capital), 'Sequelize hook') },
];
