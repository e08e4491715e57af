/** Node's own modules. Loading them costs nothing, because Node has loaded them already. */
import { builtinModules } from 'node:module';

const names = builtinModules.filter(name => !name.startsWith('_')).map(name => name.replace('node:', ''));

/** The condition that the first argument is known to name another module than one of Node's own. */
export const notBuiltin = { not: { argument: 0, oneOf: names.flatMap(name => [name, `node:${name}`]) } } as const;
