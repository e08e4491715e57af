/** Paths in reports. */
import { isAbsolute, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Returns a path for other programs: relative to a folder, with forward slashes. */
export const pathFrom = (folder: string, file: string): string => relative(folder, file).split(sep).join('/');

/** Returns a path as a URI: relative to a folder where that is possible. */
export function uriFrom(folder: string, file: string): string {
  // On Windows, another drive has no relative path.
  if (isAbsolute(relative(folder, file))) return pathToFileURL(file).href;
  const segments = pathFrom(folder, file)
    .split('/')
    .map(segment => encodeURIComponent(segment.replaceAll(/\p{Surrogate}/gu, '\uFFFD')));
  // Without the dot, a colon in the first name would end a scheme. It is encoded anyway; some readers decode first.
  return (segments[0]?.includes('%3A') ? ['.', ...segments] : segments).join('/');
}
