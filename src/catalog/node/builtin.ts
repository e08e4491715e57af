/** Node's own modules, of which loading costs nothing: they are there already. */
import { builtinModules } from 'node:module';

const names = builtinModules.filter(name => !name.startsWith('_')).map(name => name.replace('node:', ''));

/** That the first argument, if it can be told, names another module than one of Node's own. */
export const notBuiltin = { not: { argument: 0, oneOf: names.flatMap(name => [name, `node:${name}`]) } } as const;
