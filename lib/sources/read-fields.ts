import { createHash } from "node:crypto";
import { isOnetillError, type Money, parseCurrency, parseMoney, storableText } from "@/lib/kernel";
import type { z } from "zod";
import { Misunderstood } from "./adapter";

/** Parses with a schema; what does not fit becomes a reason that names the field. */
export function understand<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new Misunderstood(`${issue?.path.join(".") || "body"}: ${issue?.message ?? "not readable"}`);
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

/** Reads an ISO 8601 time or Unix seconds. */
export function understandTime(value: unknown, field: string): Date {
  const date =
    typeof value === "number" || (typeof value === "string" && /^\d{9,11}$/.test(value))
      ? new Date(Number(value) * 1000)
      : new Date(typeof value === "string" ? value : Number.NaN);
  const year = date.getUTCFullYear();
  if (Number.isNaN(year) || year < 2000 || year > 2200) {
    throw new Misunderstood(`${field}: not a time`);
  }
  return date;
}

/** The same for a field that may be missing. */
export const understandOptionalTime = (value: unknown, field: string) =>
  value === null || value === undefined || value === "" ? null : understandTime(value, field);

/** Text to keep: storable, trimmed, null when nothing is left. */
export function cleanText(value: string | number | null | undefined): string | null {
  if (value === null || value === undefined) return null;
  return storableText(String(value)).trim() || null;
}

export const sha256 = (data: string | Uint8Array) => createHash("sha256").update(data).digest("hex");

/** An id that an index can hold, whatever the sender made of it. */
export const indexableId = (id: string) =>
  id.length <= 200 ? storableText(id) : `sha256:${sha256(id)}`;

/** Fixed-width digits, so that texts compare as the numbers would in every collation. */
export function rankOf(createdSeconds: number, typeRank: number, eventId: number): string {
  const digits = (value: number, width: number) =>
    String(Math.max(0, Math.trunc(Number.isFinite(value) ? value : 0)))
      .slice(-width)
      .padStart(width, "0");
  return digits(createdSeconds, 12) + digits(typeRank, 2) + digits(eventId, 16);
}
