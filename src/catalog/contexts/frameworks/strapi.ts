/**
 * Strapi: controllers, services, policies, middleware, life cycle hooks and scheduled tasks, which it finds by the names of
 * folders; `register` and `bootstrap` run at startup. Facts: its documentation of backend customisation.
 */
import type { ContextTableShape } from '../../model/contexts.ts';
import { within } from '../rows.ts';

const script = '\\.[cm]?[jt]s';
const action = 'Strapi controller action';
const changes = ['Create', 'CreateMany', 'Update', 'UpdateMany', 'Delete', 'DeleteMany', 'Count', 'FindOne', 'FindMany'];
const lifeCycles = changes.flatMap(change => [`before${change}`, `after${change}`]);
/** What a core controller calls of its service. */
const core = ['find', 'findOne', 'create', 'update', 'delete'];

export const strapi: readonly ContextTableShape[] = [
  {
    module: '@strapi/strapi',
    framework: 'Strapi',
    callbacks: {
      'factories.createCoreController': within(1, ['*', '().*'], action),
      'factories.createCoreService': within(
        1,
        core.flatMap(name => [name, `().${name}`]),
        'Strapi service method',
      ),
    },
    files: [
      {
        files: `src/.+/controllers/.+${script}`,
        exports: ['default.*', 'default.().*'],
        parameters: [['ctx', 'context', '_ctx']],
        as: action,
      },
      {
        files: `src/(?:.+/)?policies/.+${script}`,
        exports: ['default'],
        parameters: [['policyContext', 'ctx', 'context']],
        as: 'Strapi policy',
      },
      {
        files: `src/(?:.+/)?middlewares/.+${script}`,
        exports: ['default.()'],
        parameters: [['ctx', 'context'], ['next']],
        as: 'Strapi middleware',
      },
      {
        files: `src/.+/content-types/.+/lifecycles${script}`,
        exports: lifeCycles.flatMap(name => [name, `default.${name}`]),
        as: 'Strapi life cycle hook',
      },
      { files: `config/cron-tasks${script}`, exports: ['default.*', 'default.*.task'], as: 'Strapi scheduled task' },
      {
        files: `src/index${script}`,
        exports: ['default.register', 'default.bootstrap', 'default.destroy'],
        as: 'Strapi life cycle function',
        runs: 'startup',
      },
    ],
  },
];
