/** `settings['event-loop']`: their schema, and one clear sentence for each mistake in them. */
import { createRequire } from 'node:module';
import type { Ajv as AjvClass, ErrorObject } from 'ajv';
import { apisSchema, contextsSchema, tableDefinitions, type UserTables } from '../catalog/index.ts';

export interface Settings extends Partial<UserTables> {
  /** Whether code that runs only while a module starts is reported. */
  readonly startup?: 'ignore' | 'report';
  /** How far calls are followed: into the project's other files, within the file, or not at all. */
  readonly chains?: 'project' | 'file' | 'off';
  /** Whether calls are followed into the JavaScript of installed packages. */
  readonly dependencies?: 'ignore' | 'follow';
  /** The tsconfig whose `paths` every file is resolved with, in place of the nearest one. */
  readonly tsconfig?: string;
  /** What `projectDigest` gives: the sources that verdicts rest on, told to ESLint's cache. */
  readonly digest?: string;
  /** The module that suggestions import `IOLoop` and `runOnExecutor` from. */
  readonly runtime?: string;
  /** Access paths that are never reported, with `*` for any text: `node:fs.existsSync`, `node:zlib.*`. */
  readonly allow?: readonly string[];
}

export const settingsSchema = {
  definitions: tableDefinitions,
  type: 'object',
  additionalProperties: false,
  properties: {
    startup: { enum: ['ignore', 'report'] },
    chains: { enum: ['project', 'file', 'off'] },
    dependencies: { enum: ['ignore', 'follow'] },
    tsconfig: { type: 'string', minLength: 1 },
    digest: { type: 'string' },
    runtime: { type: 'string', minLength: 1 },
    allow: { type: 'array', items: { type: 'string', minLength: 1 } },
    apis: apisSchema,
    contexts: contextsSchema,
  },
} as const;

/** A mistake in the configuration, told in one sentence. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/** Checks the settings. Throws a `SettingsError`. */
export function readSettings(value: unknown): Settings {
  if (value === undefined) return {};
  const problem = problemIn(settingsSchema, value, "settings['event-loop']");
  if (problem !== undefined) throw new SettingsError(problem);
  // It matches the schema.
  return value as Settings;
}

let ajv: AjvClass | undefined;

/** Holds a value against a JSON schema: nothing, or a sentence that says what is wrong and where. */
export function problemIn(schema: object, value: unknown, name: string): string | undefined {
  if (!ajv) {
    // Loaded when there is something to check: most configurations have no settings.
    const { Ajv } = createRequire(import.meta.url)('ajv') as typeof import('ajv');
    ajv = new Ajv({ allErrors: true, verbose: true, strictTypes: false, formats: { regex: isRegularExpression } });
  }
  const validate = ajv.compile(schema);
  if (validate(value)) return undefined;
  const [error] = validate.errors ?? [];
  return error ? sentenceOf(error, name) : `${name} is not valid.`;
}

function isRegularExpression(source: string): boolean {
  try {
    return new RegExp(source) instanceof RegExp;
  } catch {
    return false;
  }
}

function sentenceOf({ instancePath, keyword, params, propertyName, message = 'is not valid', data }: ErrorObject, name: string): string {
  const place = name + instancePath.replaceAll(/\/([^/]+)/g, (_, key: string) => (/^\d+$/.test(key) ? `[${key}]` : `.${key}`));
  if (propertyName !== undefined) return `${place} has '${propertyName}', which is not an access path.`;
  switch (keyword) {
    case 'additionalProperties':
      return `${place} has no option '${String(params.additionalProperty)}'.`;
    case 'enum':
      return `${place} must be ${(params.allowedValues as unknown[]).map(value => JSON.stringify(value)).join(' or ')}, not ${JSON.stringify(data)}.`;
    case 'const':
      return `${place} must be ${JSON.stringify(params.allowedValue)}, not ${JSON.stringify(data)}.`;
    case 'minProperties':
    case 'minItems':
      return `${place} must not be empty.`;
    case 'dependencies':
      return `${place} has '${String(params.property)}', which needs '${String(params.missingProperty)}'.`;
    case 'required':
      return `${place} lacks '${String(params.missingProperty)}'.`;
    case 'format':
      return `${place} must be a regular expression, not ${JSON.stringify(data)}.`;
    default:
      return `${place} ${message}, not ${JSON.stringify(data)}.`;
  }
}
