/** chokidar: listeners of watched files. Facts: its README. */
import type { ContextTableShape } from '../../model/contexts.ts';
import { later } from '../rows.ts';

export const chokidar: readonly ContextTableShape[] = [
  {
    module: 'chokidar',
    framework: 'chokidar',
    callbacks: { 'FSWatcher#on': later(1, 'file watcher'), 'FSWatcher#once': later(1, 'file watcher') },
    same: { 'watch()': 'FSWatcher#', 'FSWatcher#on()': 'FSWatcher#' },
  },
];
