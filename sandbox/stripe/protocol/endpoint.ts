import type { Bank } from "../bank";
import type { Json, Kept, PageWish } from "../store";
import { invalidRequest, missing } from "./api-error";
import type { Params } from "./read-params";
import type { Shape } from "./shape";

export interface Call {
  bank: Bank;
  params: Params;
  /** What stands in the path: `{id}`, and `{other}`. */
  id: string;
  other: string;
  /** Whether a publishable key asks, as a browser does. */
  isPublic: boolean;
}

export interface List {
  rows: Kept[];
  hasMore: boolean;
}

export interface Endpoint {
  method: "GET" | "POST" | "DELETE";
  /** Below /v1. */
  path: string;
  /** What a browser may ask beside what the SDK's types have; undefined where it may not ask at all. */
  browser?: Record<string, Shape>;
  run: (call: Call) => Kept | Json | List;
}

export const isList = (answer: object): answer is List => "rows" in answer && "hasMore" in answer;

/** An object in the path. Throws 404 as Stripe does. */
export function find({ bank }: Call, kind: string, id: string, what: string, param = "id"): Kept {
  const found = bank.store.find(id);
  if (found?.object !== kind) throw missing(what, id, param, 404);
  return found;
}

/** An object that a parameter names. Throws 400 as Stripe does. */
export function named({ bank, params }: Call, kind: string, param: string, what = param): Kept {
  const id = String(params[param]);
  const found = bank.store.find(id);
  if (found?.object !== kind || found.deleted) throw missing(what, id, param, 400);
  return found;
}

/** Which part of a list is asked for. Throws what Stripe answers to limits and cursors that it does not take. */
export function pageWish({ bank, params }: Call, kind: string): PageWish {
  const { limit = 10, starting_after: after, ending_before: before, created } = params;
  const wrong = (message: string) =>
    invalidRequest(message, { code: "parameter_invalid_integer", param: "limit" });
  if ((limit as number) < 1) throw wrong("This value must be greater than or equal to 1.");
  if ((limit as number) > 100) throw wrong("This value must be less than or equal to 100.");
  if (after && before) {
    throw invalidRequest(
      "You may only specify one of these parameters: ending_before, starting_after.",
      {
        param: "ending_before",
      },
    );
  }
  for (const [param, id] of Object.entries({ starting_after: after, ending_before: before })) {
    if (id && !bank.store.has(kind, id as string)) throw missing(kind, id as string, param, 400);
  }
  const span = typeof created === "number" ? { gte: created, lte: created } : created;
  return {
    limit: limit as number,
    ...(after ? { startingAfter: after as string } : {}),
    ...(before ? { endingBefore: before as string } : {}),
    ...(span ? { created: span as NonNullable<PageWish["created"]> } : {}),
  };
}

/** Lists a kind, by the parameters that are fields of it. */
export const listing =
  (kind: string, fields: readonly string[] = []) =>
  (call: Call): List => {
    const where = Object.fromEntries(
      fields.map((field) => [field, call.params[field] as string | undefined]),
    );
    return call.bank.store.page(kind, { ...pageWish(call, kind), where });
  };

/** The parameters of these names that were sent; what was sent empty is unset. */
export const sent = (params: Params, names: readonly string[]): Json =>
  Object.fromEntries(
    names
      .filter((name) => params[name] !== undefined)
      .map((name) => [name, params[name] === "" ? null : params[name]]),
  );

/** Metadata after an update: what is sent empty is taken out, all of it where nothing but emptiness is sent. */
export function mergeMetadata(before: unknown, given: unknown): Json {
  if (given === undefined) return (before ?? {}) as Json;
  if (given === "") return {};
  const all = { ...(before as Json), ...(given as Json) };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ""));
}

/** What was otherwise before, as events tell it. */
export function differences(before: Kept, after: Kept): Json {
  const changed: Json = {};
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (name.startsWith("stand_in_")) continue;
    if (JSON.stringify(before[name]) === JSON.stringify(after[name])) continue;
    changed[name] = before[name] ?? null;
  }
  return changed;
}
