/**
 * Generates the pages and pictures that follow from the sources alone, for `npm run docs`. With `--check` it writes nothing, and fails
 * if one of them is out of date: `npm run lint:docs`.
 */
import './pages/blocking-apis.ts';
import './pages/contexts.ts';
import './pictures/editor.ts';
import './pictures/report.ts';
