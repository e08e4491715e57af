/**
 * Templates that are read from files, and compiled and rendered on the calling thread in every form they have.
 * Facts: the packages' documentation and sources, and running them.
 */
import type { PackageTable } from '../model/blocking.ts';

export const templates = [
  {
    // Reads and compiles even where it takes a callback or gives a promise.
    module: 'ejs',
    kind: 'disk',
    blocking: {
      compile: { kind: 'cpu', weight: 'light' },
      render: { kind: 'cpu', weight: 'light' },
      renderFile: {},
    },
  },
  {
    module: 'pug',
    kind: 'disk',
    blocking: {
      compile: { kind: 'cpu' },
      compileFile: {},
      compileFileClient: {},
      render: { kind: 'cpu' },
      renderFile: {},
    },
  },
  {
    // Its loader of files reads synchronously with a callback too; what is read is kept.
    module: 'nunjucks',
    kind: 'disk',
    blocking: {
      precompile: {},
      render: { weight: 'light', when: { withoutCallback: 1 } },
      renderString: { kind: 'cpu', weight: 'light', when: { withoutCallback: 1 } },
      'Environment#getTemplate': { weight: 'light', when: { withoutCallback: 1 } },
      'Environment#render': { weight: 'light', when: { withoutCallback: 1 } },
    },
    same: { 'configure()': 'Environment#' },
  },
  {
    module: 'liquidjs',
    kind: 'cpu',
    blocking: {
      'Liquid#evalValueSync': { weight: 'light' },
      'Liquid#parseAndRenderSync': { weight: 'light' },
      'Liquid#parseFileSync': { kind: 'disk', counterpart: { method: 'parseFile', returns: 'promise' } },
      'Liquid#renderFileSync': { kind: 'disk', counterpart: { method: 'renderFile', returns: 'promise' } },
      'Liquid#renderSync': { weight: 'light' },
    },
  },
  { module: 'eta', kind: 'disk', blocking: { 'Eta#render': {}, 'Eta#renderString': { kind: 'cpu', weight: 'light' } } },
  {
    module: 'edge.js',
    kind: 'disk',
    blocking: { 'Edge#renderRawSync': { kind: 'cpu', weight: 'light' }, 'Edge#renderSync': {} },
    same: { 'create()': 'Edge#', 'Edge.create()': 'Edge#' },
  },
  { module: 'dot', kind: 'disk', blocking: { process: {}, template: { kind: 'cpu', weight: 'light' } } },
  {
    module: 'twig',
    kind: 'disk',
    blocking: {
      twig: {
        when: { argument: 0, property: 'async', oneOf: [false] },
        counterpart: { sameWithout: 'async: false' },
        differs: 'Gives the template to the `load` option.',
      },
    },
  },
  {
    module: 'swig-templates',
    kind: 'disk',
    blocking: {
      compileFile: { when: { withoutCallback: 1 }, counterpart: { sameWithCallback: true } },
      render: { kind: 'cpu', weight: 'light' },
      renderFile: { when: { withoutCallback: 1 }, counterpart: { sameWithCallback: true } },
    },
  },
] as const satisfies readonly PackageTable[];
