/** What to do instead of a blocking call, in words that end a sentence: "use 'readFile' from 'node:fs/promises'". */
import type { BlockingRow } from '../catalog/index.ts';

export function adviceFor({ counterpart, module, promises = module }: Pick<BlockingRow, 'counterpart' | 'module' | 'promises'>): string {
  if (!counterpart) return 'run it on a worker thread';
  if ('promise' in counterpart) return `use '${counterpart.promise}' from '${promises}'`;
  if ('iterator' in counterpart) return `use '${counterpart.iterator}' from '${promises}', which gives an async iterator`;
  if ('callback' in counterpart) return `use '${counterpart.callback}' from '${module}' with a callback or 'promisify'`;
  if ('sameWithCallback' in counterpart) return 'pass it a callback';
  if ('atStartup' in counterpart) return 'load it while the module starts';
  if ('sameWith' in counterpart) return `pass it '${counterpart.sameWith}'`;
  if ('sameWithout' in counterpart) return `leave out '${counterpart.sameWithout}'`;
  if ('events' in counterpart) return `use '${counterpart.events}' from '${module}'`;
  if ('method' in counterpart) return `use its method '${counterpart.method}'`;
  return `use '${counterpart.expression}' from '${counterpart.from}'`;
}
