/** The conditions under which a row speaks, and several rows of one API. */

export type LiteralValue = string | number | boolean | null;

/** A condition on the arguments of a call. An argument whose value is unknown meets no condition. */
export type Condition =
  /** The argument (a callback) is left out, or is `undefined` or `null`. */
  | { readonly without: number }
  | { readonly argument: number; readonly oneOf: readonly LiteralValue[] }
  /** An event is a string, or a constant with the name of an event: `END`, `Events.Ready`. */
  | { readonly argument: number; readonly type: 'number' | 'string' | 'event' }
  /** The argument is an object whose property is one of these. */
  | { readonly argument: number; readonly property: string; readonly oneOf: readonly LiteralValue[] }
  /** No function is passed at this index or after it. */
  | { readonly withoutCallback: number }
  /** The condition can be shown not to hold. */
  | { readonly not: Condition }
  | { readonly all: readonly Condition[] };

/** One row of an API, or several rows that differ by condition. The first that matches speaks. */
export type Rows<Row> = Row | readonly Row[];

export const rowsOf = <Row extends object>(rows: Rows<Row> | undefined): readonly Row[] =>
  rows === undefined ? [] : Array.isArray(rows) ? (rows as readonly Row[]) : [rows as Row];
