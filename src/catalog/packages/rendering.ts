/**
 * Templates and components rendered in memory, and documents made from them. Facts: the packages' documentation, and
 * running them.
 */
import type { PackageTable } from '../model/blocking.ts';

const light = { weight: 'light' } as const;

export const rendering = [
  {
    module: 'react-dom/server',
    kind: 'cpu',
    // The streaming forms render each part of the page on the same thread.
    blocking: { renderToStaticMarkup: light, renderToString: light },
  },
  {
    module: 'preact-render-to-string',
    kind: 'cpu',
    blocking: { '': light, render: light, renderToString: light },
  },
  {
    module: 'svelte/server',
    kind: 'cpu',
    blocking: { render: light },
  },
  {
    module: 'handlebars',
    kind: 'cpu',
    blocking: { compile: light, precompile: light },
  },
  {
    module: 'mustache',
    kind: 'cpu',
    blocking: { render: light },
  },
  {
    module: 'docxtemplater',
    kind: 'cpu',
    // `renderAsync` waits for data, and renders on the same thread.
    blocking: { '#render': {} },
  },
  {
    module: 'mjml',
    kind: 'cpu',
    // It returns a promise from version 5 on, and works on the same thread all the same.
    blocking: { '': {} },
  },
] as const satisfies readonly PackageTable[];
