import { createHash } from "node:crypto";
import { z } from "zod";
import {
  isOnetillError,
  isVisible,
  type Money,
  parseCurrency,
  parseMoney,
  storableJson,
  storableText,
  truncateText,
  withoutTurns,
} from "@/lib/kernel";
import { type AboutDelivery, Misunderstood } from "./adapter";

/** Reads a stored body as JSON. */
export function understandJson(stored: Buffer): unknown {
  try {
    return JSON.parse(stored.toString("utf8"));
  } catch {
    throw new Misunderstood("body: not JSON");
  }
}

/** Parses with a schema; what does not fit becomes a reason that names the field. */
export function understand<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new Misunderstood(
    `${issue?.path.join(".") || "body"}: ${issue?.message ?? "not readable"}`,
  );
}

/** Reads money, naming the field where it cannot be. */
export function understandMoney(amount: unknown, currency: unknown, field = "amount"): Money {
  try {
    return parseMoney(amount, parseCurrency(currency), field);
  } catch (error) {
    if (isOnetillError(error)) throw new Misunderstood(error.message);
    throw error;
  }
}

/** Money that is told beside the amount: what cannot be read of it is no reason to refuse a payment. */
export function readMoneyOrNull(amount: unknown, currency: string): Money | null {
  try {
    return parseMoney(amount, currency);
  } catch {
    return null;
  }
}

/** Reads an id. Beyond 2^53 a JSON number has lost digits: two of them could be taken for one. */
export function understandId(value: string | number, field: string): string {
  if (typeof value === "number" && !Number.isSafeInteger(value)) {
    throw new Misunderstood(`${field}: not a whole number that can be told from its neighbours`);
  }
  return String(value);
}

const isoTime = /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?)?(Z|[+-]\d\d:?\d\d)?$/i;
const hasZone = /(Z|[+-]\d\d:?\d\d)$/i;

/** ISO 8601; without a zone it is UTC, whatever zone this machine is in. */
function parseIso(text: string): number {
  if (!isoTime.test(text)) return Number.NaN;
  const zoned = text.length > 10 && !hasZone.test(text.slice(10)) ? `${text}Z` : text;
  return Date.parse(zoned.replace(" ", "T"));
}

/** Milliseconds since 1970 of an ISO 8601 time, Unix seconds or Unix milliseconds. */
function parseTime(text: string): number {
  if (/^\d{9,11}(\.\d+)?$/.test(text)) return Number(text) * 1000;
  // No time in seconds has so many digits.
  return /^\d{12,14}$/.test(text) ? Number(text) : parseIso(text);
}

/** Reads a time of the years 2000 to 2200; null where it is none. */
function readTime(value: unknown): Date | null {
  const text = typeof value === "number" || typeof value === "string" ? String(value).trim() : "";
  const date = new Date(parseTime(text));
  const year = date.getUTCFullYear();
  return Number.isNaN(year) || year < 2000 || year > 2200 ? null : date;
}

/** Reads an ISO 8601 time, Unix seconds or Unix milliseconds. */
export function understandTime(value: unknown, field: string): Date {
  const time = readTime(value);
  if (time === null) throw new Misunderstood(`${field}: not a time`);
  return time;
}

// Where a time is missing, some programs write the beginning of their calendar.
const noTime = /^(0+(\.0+)?|0000-00-00.*|1970-01-01([T ]00:00.*)?)?$/;

const isMissingTime = (value: unknown) =>
  value === null || value === undefined || noTime.test(String(value).trim());

/** The same for a field that may be missing. */
export const understandOptionalTime = (value: unknown, field: string) =>
  isMissingTime(value) ? null : understandTime(value, field);

/** A time that is told beside the payment: what cannot be read is handed to `odd`, and null is the answer. */
export function readOptionalTime(value: unknown, odd: () => void): Date | null {
  if (isMissingTime(value)) return null;
  const time = readTime(value);
  if (time === null) odd();
  return time;
}

/** When something was paid. Where that cannot be read it is when the delivery came, and what stood there is kept. */
export function understandTimeOrReceipt(
  value: unknown,
  field: string,
  about: AboutDelivery,
  setAside: { put(field: string, value: unknown): void },
): Date {
  const time = readTime(value);
  if (time !== null) return time;
  if (!about.receivedAt) throw new Misunderstood(`${field}: not a time`);
  setAside.put(field, value ?? null);
  return about.receivedAt;
}

/** A yes or no that comes as a boolean, as text or as a digit; null where it is missing. */
export const flag = z
  .union([z.boolean(), z.string().regex(/^(true|false|1|0|)$/i), z.literal(0), z.literal(1)])
  .nullish()
  .transform((value) =>
    value === null || value === undefined || value === ""
      ? null
      : /^(true|1)$/i.test(String(value)),
  );

/** Text to keep: storable, trimmed, null when nothing is left that anybody could see. */
export function cleanText(value: string | number | null | undefined): string | null {
  if (value === null || value === undefined) return null;
  const text = storableText(String(value)).trim();
  return isVisible(text) ? text : null;
}

/** What somebody is called; null for nobody, which each platform writes in its own words. */
export function nameOf(
  value: string | number | null | undefined,
  nobody: readonly string[],
): string | null {
  const name = cleanText(withoutTurns(String(value ?? "")));
  if (name === null) return null;
  const folded = name.toLowerCase();
  return nobody.some((one) => one.toLowerCase() === folded) ? null : name;
}

/** A count of at least one; "" and 0 are what programs write where there is none. */
export const count = z
  .preprocess(
    (value) => (value === "" || value === 0 || value === "0" ? null : value),
    z.coerce.number().int().min(1).max(1_000_000).nullish(),
  )
  .optional();

/** A map of fields. PHP writes an empty one as `[]`, others as "". */
export const mapOf = <T extends z.ZodType>(schema: T) =>
  z.preprocess(
    (value) => (value === "" || (Array.isArray(value) && value.length === 0) ? null : value),
    schema.nullish(),
  );

/** A list; PHP writes one whose keys have gaps as a map, and some write "" for none. */
export const listOf = <T extends z.ZodType>(item: T) =>
  z.preprocess((value) => {
    if (value === "") return null;
    const isMap = typeof value === "object" && value !== null && !Array.isArray(value);
    return isMap ? Object.values(value) : value;
  }, z.array(item).nullish());

/** The same JSON value with whatever lies deeper than `depth` levels left out. */
export function pruneJson(value: unknown, depth: number, leftOut?: string): unknown {
  if (value === null || typeof value !== "object") return value;
  if (depth === 0) return "(nested too deep)";
  if (Array.isArray(value)) return value.map((inner) => pruneJson(inner, depth - 1, leftOut));
  const kept: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) {
    if (key === leftOut) continue;
    const pruned = pruneJson(inner, depth - 1, leftOut);
    // Assigning this one would change what the object is, and lose the value.
    if (key === "__proto__") Object.defineProperty(kept, key, { value: pruned, enumerable: true });
    else kept[key] = pruned;
  }
  return kept;
}

// Nobody sells anything that is described more than a few levels deep.
const deepestDetail = 12;

/** An object that can be kept with an order as it is, whatever the sender put into it. */
export const keptJson = (value: object): Record<string, unknown> =>
  storableJson(pruneJson(value, deepestDetail)) as Record<string, unknown>;

export const sha256 = (data: string | Uint8Array) =>
  createHash("sha256").update(data).digest("hex");

/** An id that an index can hold, whatever the sender made of it. */
export const indexableId = (id: string) =>
  id.length <= 200 ? storableText(id) : `sha256:${sha256(id)}`;

/** An event's type as it is shown in lists. */
export const eventTypeOf = (type: string) => truncateText(storableText(type), 100);

const digits = (value: number, width: number) =>
  String(Math.max(0, Math.trunc(Number.isFinite(value) ? value : 0)))
    .slice(-width)
    .padStart(width, "0");

/**
 * Orders reports about one thing, in fixed-width digits, so that texts compare as the numbers would
 * in every collation: by the platform's time, then `typeRank`, then the number of the event, and at
 * last by the delivery, so that two reports never rank alike.
 */
export function rankOf(report: {
  at: Date;
  typeRank?: number;
  eventNumber?: number;
  deliveryId: string;
}): string {
  return (
    digits(report.at.getTime(), 15) +
    digits(report.typeRank ?? 0, 2) +
    digits(report.eventNumber ?? 0, 16) +
    digits(Number.parseInt(sha256(report.deliveryId).slice(0, 12), 16), 15)
  );
}

/** The rank turned round: of reports ranked by this, the earliest one wins. */
export const earliestFirst = (rank: string) =>
  Array.from(rank, (digit) => 9 - Number(digit)).join("");
