/** Other runtimes than Node, and what browsers have. A new runtime's tables are added here. */
import type { PackageTable } from '../model/blocking.ts';
import { bun } from './bun.ts';
import { deno } from './deno.ts';
import { electron } from './electron.ts';
import { reactNative } from './react-native.ts';
import { web } from './web.ts';

export const runtimeTables: readonly PackageTable[] = [...bun, ...deno, ...electron, ...reactNative, ...web];
