/** The schema of `settings['event-loop']`, and one clear sentence for each mistake in them. */
import { createRequire } from 'node:module';
import type { Ajv as AjvClass, ErrorObject } from 'ajv';
import { apisSchema, contextsSchema, tableDefinitions, type UserTables } from '../catalog/index.ts';

export interface Settings extends Partial<UserTables> {
  /** The treatment of code that runs only while a module starts. */
  readonly startup?: 'ignore' | 'report';
  /** The extent to which calls are followed: into the project's other files, within the file, or not at all. */
  readonly chains?: 'project' | 'file' | 'off';
  /** The treatment of installed packages: `follow` to follow calls into their JavaScript. */
  readonly dependencies?: 'ignore' | 'follow';
  /** The tsconfig whose `paths` every file is resolved with, in place of the nearest one. */
  readonly tsconfig?: string;
  /** The result of `projectDigest`. It changes with the sources that verdicts depend on, so that ESLint's cache notices. */
  readonly digest?: string;
  /** The module that suggestions import `IOLoop` and `runOnExecutor` from. */
  readonly runtime?: string;
  /** Patterns of further files that are programs and serve nobody, or `report` to report programs as all other files. */
  readonly programs?: readonly string[] | 'report';
  /** Patterns of files that serve others, although they look like programs. */
  readonly servers?: readonly string[];
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
    programs: { anyOf: [{ enum: ['report'] }, { type: 'array', items: { type: 'string', minLength: 1 } }] },
    servers: { type: 'array', items: { type: 'string', minLength: 1 } },
    allow: { type: 'array', items: { type: 'string', minLength: 1 } },
    apis: apisSchema,
    contexts: contextsSchema,
  },
} as const;

/** A mistake in the configuration, described in one sentence. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/** Checks the settings. Throws a `SettingsError`. */
export function readSettings(value: unknown): Settings {
  if (value === undefined) return {};
  const problem = problemIn(settingsSchema, value, "settings['event-loop']");
  if (problem !== undefined) throw new SettingsError(problem);
  // The value matches the schema.
  return value as Settings;
}

let ajv: AjvClass | undefined;

/** Validates a value against a JSON schema. Returns a sentence that says what is wrong and where, or nothing. */
export function problemIn(schema: object, value: unknown, name: string): string | undefined {
  if (!ajv) {
    // Most configurations have no settings, so that the validator is loaded on demand.
    const { Ajv } = createRequire(import.meta.url)('ajv') as typeof import('ajv');
    ajv = new Ajv({ allErrors: true, verbose: true, strictTypes: false, formats: { regex: isRegularExpression } });
  }
  const validate = ajv.compile(schema);
  if (validate(value)) return undefined;
  const [error] = validate.errors ?? [];
  return error ? sentenceOf(error, name) : `${name} is not valid.`;
}

/** Returns a value as people write it. A value that JSON does not have is named by its kind. */
export function shown(value: unknown): string {
  try {
    const text: unknown = JSON.stringify(value);
    return typeof text === 'string' ? text : typeof value;
  } catch {
    return typeof value;
  }
}

function isRegularExpression(source: string): boolean {
  try {
    return new RegExp(source) instanceof RegExp;
  } catch {
    return false;
  }
}

function sentenceOf({ instancePath, keyword, params, propertyName, message = 'is not valid', data }: ErrorObject, name: string): string {
  const path = name + instancePath.replaceAll(/\/([^/]+)/g, (_, key: string) => (/^\d+$/.test(key) ? `[${key}]` : `.${key}`));
  if (propertyName !== undefined) return `${path} has '${propertyName}', which is not an access path.`;
  switch (keyword) {
    case 'additionalProperties':
      return `${path} has no option '${String(params.additionalProperty)}'.`;
    case 'enum':
      return `${path} must be ${(params.allowedValues as unknown[]).map(value => JSON.stringify(value)).join(' or ')}, not ${shown(data)}.`;
    case 'const':
      return `${path} must be ${JSON.stringify(params.allowedValue)}, not ${shown(data)}.`;
    case 'minProperties':
    case 'minItems':
      return `${path} must not be empty.`;
    case 'dependencies':
      return `${path} has '${String(params.property)}', which needs '${String(params.missingProperty)}'.`;
    case 'required':
      return `${path} lacks '${String(params.missingProperty)}'.`;
    case 'format':
      return `${path} must be a regular expression, not ${shown(data)}.`;
    default:
      return `${path} ${message}, not ${shown(data)}.`;
  }
}
