import { relative, sep } from 'node:path';

/** A path as other programs read it: relative to a folder, with forward slashes. */
export const pathFrom = (folder: string, file: string): string => relative(folder, file).split(sep).join('/');
