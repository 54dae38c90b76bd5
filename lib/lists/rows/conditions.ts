import type { Parameters } from "./parameters";
import { searchConditions } from "./search-words";

/** The SQL of one part of a filter: nothing where that part narrows nothing. */
export type Condition<Value> = (value: Value, params: Parameters) => string[];

type Maybe<Value> = Value | null | undefined;

/** One of these values; an empty list means any. */
export const among =
  (column: string, type: string): Condition<readonly string[]> =>
  (values, params) =>
    values.length > 0 ? [`${column} = any(${params.add(values)}::${type}[])`] : [];

/** One of these ids and no other; an empty list means none, and no list any. */
export const ofIds =
  (column: string): Condition<Maybe<readonly string[]>> =>
  (ids, params) =>
    ids ? [`${column} = any(${params.add(ids)}::uuid[])`] : [];

/** Compared with a value, where there is one. `type` is needed where the value does not tell it. */
export const compared =
  (column: string, operator: "<" | "<=" | ">" | ">=", type: string) =>
  (value: Maybe<Date | bigint | string>, params: Parameters): string[] =>
    value === null || value === undefined
      ? []
      : [`${column} ${operator} ${params.add(value)}::${type}`];

/** Some condition, or its opposite, or neither. */
export const whether =
  (condition: string, opposite = `not ${condition}`): Condition<Maybe<boolean>> =>
  (value) => {
    if (value === null || value === undefined) return [];
    return [value ? condition : opposite];
  };

/** Some condition where it is asked for. */
export const onlyIf =
  (condition: string): Condition<boolean> =>
  (value) =>
    value ? [condition] : [];

/** Every word occurs somewhere in a column that `searchTextOf` has made. */
export const withWords =
  (column: string): Condition<string> =>
  (q, params) =>
    searchConditions(q, params, column);
