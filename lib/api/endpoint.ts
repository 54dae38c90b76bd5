import type { z } from "zod";
import type { Transaction } from "@/lib/db";
import type { ApiScope, Context } from "@/lib/kernel";
import { noQuerySchema } from "./schemas";

/** The parameters in `/orders/[id]`. */
type Params<Path extends string> = Path extends `${string}[${infer Name}]${infer Rest}`
  ? { [Key in Name]: string } & Params<Rest>
  : unknown;

/** What a POST is handed beside what was asked. */
type Work<Method, Beyond> = Method extends "POST"
  ? Beyond extends true
    ? { once: string | undefined }
    : { tx: Transaction }
  : unknown;

/** What an endpoint answers when all went well. */
export interface Answer<Schema extends z.ZodType = z.ZodType> {
  status: 200 | 201;
  description: string;
  schema: Schema;
  example: z.output<Schema>;
}

/**
 * One thing that a key can ask of the API. What answers requests, who may call, and the description
 * come from it; a refusal is whatever `handle` throws.
 */
export interface Endpoint {
  /** The name of the operation in the description. */
  id: string;
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Below /api/v1, parameters in brackets. */
  path: `/${string}`;
  scope: ApiScope;
  summary: string;
  description?: string;
  query: z.ZodObject;
  /** Absent where nothing is read; an empty body counts as an empty object. */
  body?: z.ZodObject;
  answer: Answer;
  /**
   * True for a POST that reaches beyond the database: it asks Stripe, and nothing may be held meanwhile. It
   * is safe to begin again wherever it was left: each step is written down by itself.
   */
  reachesBeyond?: boolean;
  /**
   * A POST does all that it does in `tx`: its answer is kept there too, and given again to whoever asks
   * with the same Idempotency-Key. One that reaches beyond has `once` instead: what stands for the caller's
   * own name for this request, undefined without one. The others have neither.
   */
  handle: (
    ctx: Context,
    input: {
      params: Record<string, string>;
      query: unknown;
      body: unknown;
      tx?: Transaction | undefined;
      once?: string | undefined;
    },
  ) => Promise<unknown>;
}

type Definition<
  Method extends Endpoint["method"],
  Path extends string,
  Query extends z.ZodObject,
  Body extends z.ZodObject,
  Schema extends z.ZodType,
  Beyond extends boolean,
> = Omit<Endpoint, "method" | "path" | "query" | "body" | "answer" | "handle" | "reachesBeyond"> & {
  method: Method;
  reachesBeyond?: Beyond;
  path: Path;
  query?: Query;
  body?: Body;
  answer: Answer<Schema>;
  handle: (
    ctx: Context,
    input: { params: Params<Path>; query: z.output<Query>; body: z.output<Body> } & Work<
      Method,
      Beyond
    >,
  ) => Promise<z.output<Schema>>;
};

/** Checks that a definition's parts fit together, and forgets their types. */
export const defineEndpoint = <
  const Method extends Endpoint["method"],
  const Path extends `/${string}`,
  Schema extends z.ZodType,
  Query extends z.ZodObject = typeof noQuerySchema,
  Body extends z.ZodObject = typeof noQuerySchema,
  const Beyond extends boolean = false,
>(
  definition: Definition<Method, Path, Query, Body, Schema, Beyond>,
): Endpoint => ({ query: noQuerySchema, ...definition }) as unknown as Endpoint;
