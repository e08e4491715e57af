/** Paths in reports. */
import { relative, sep } from 'node:path';

/** Returns a path for other programs: relative to a folder, with forward slashes. */
export const pathFrom = (folder: string, file: string): string => relative(folder, file).split(sep).join('/');
