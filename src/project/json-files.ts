/** JSON files of other tools, of which any may be missing, broken, or of another shape than expected. */
import stripJsonComments from 'strip-json-comments';
import { readText } from '../disk/read.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/** Returns the object in a JSON file; an empty one if there is none. */
export function readJson(file: string): JsonObject {
  try {
    return objectOf(JSON.parse(readText(file)));
  } catch {
    return {};
  }
}

/** Returns the object in a JSON file with comments and trailing commas. Throws if the file cannot be read, or has another syntax. */
export function readJsonWithComments(file: string): JsonObject {
  const text = readText(file);
  return text.trim() === '' ? {} : objectOf(JSON.parse(stripJsonComments(text, { trailingCommas: true })));
}

/** Returns a value as an object; an empty one in place of any other value. */
export const objectOf = (value: unknown): JsonObject => (typeof value === 'object' && value !== null ? (value as JsonObject) : {});
