/** Puts the styles and the scripts of the report as a page beside what the compiler made of the rest. Runs after it. */
import { cpSync } from 'node:fs';
import { extname, join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const folder = 'src/cli/format/html/browser';

cpSync(join(root, folder), join(root, 'dist', folder), { recursive: true, filter: file => extname(file) !== '.json' });
