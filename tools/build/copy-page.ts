/** Puts the style and the script of the report as a page beside what the compiler made of the rest. Runs after it. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const folder = 'src/cli/format/html/browser';

for (const name of ['style.css', 'script.js']) cpSync(join(root, folder, name), join(root, 'dist', folder, name));
