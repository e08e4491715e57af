/** The hash by which caches and evidence know a text. */
import { createHash } from 'node:crypto';

/** Returns the hash of a text. Two texts with the same hash count as equal. */
export const hashOf = (text: string | Uint8Array): string => createHash('sha1').update(text).digest('base64url');
