import { storableText } from "@/lib/kernel";
import type { OrderFilter } from "./schemas";
import { foldText } from "./search-text";

/** Collects a statement's values and hands out their placeholders. */
export class Parameters {
  readonly values: unknown[] = [];
  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

const escapeLike = (text: string) => text.replace(/[\\%_]/g, (char) => `\\${char}`);

/** Every word has to occur somewhere; case and accents do not matter. */
export function searchConditions(q: string, params: Parameters): string[] {
  const words = foldText(storableText(q)).split(/\s+/).filter(Boolean).slice(0, 8);
  return words.map((word) => `o.search_text like ${params.add(`%${escapeLike(word)}%`)}`);
}

/** The conditions of a filter on `orders o`, apart from sites and from `skip`, which the caller walks. */
export function filterConditions(
  filter: OrderFilter,
  params: Parameters,
  skip: "status" | "platform" | null = null,
): string[] {
  const among = (column: string, values: readonly string[], type: string) =>
    values.length > 0 ? [`${column} = any(${params.add(values)}::${type}[])`] : [];
  return [
    ...(skip === "status" ? [] : among("o.status", filter.status, "order_status")),
    ...(skip === "platform" ? [] : among("o.platform", filter.platform, "text")),
    ...among("o.payment_status", filter.payment, "payment_status"),
    ...among("o.kind", filter.kind, "order_kind"),
    ...among("o.currency", filter.currency, "bpchar"),
    ...(filter.placedAfter ? [`o.placed_at >= ${params.add(filter.placedAfter)}`] : []),
    ...(filter.placedBefore ? [`o.placed_at < ${params.add(filter.placedBefore)}`] : []),
    ...(filter.amountMin !== null ? [`o.amount >= ${params.add(filter.amountMin)}::bigint`] : []),
    ...(filter.amountMax !== null ? [`o.amount <= ${params.add(filter.amountMax)}::bigint`] : []),
    ...(filter.isTest !== null ? [`o.is_test = ${params.add(filter.isTest)}`] : []),
    ...(filter.ids ? [`o.id = any(${params.add(filter.ids)}::uuid[])`] : []),
    ...(filter.madeAfter ? [`o.id > ${params.add(filter.madeAfter)}::uuid`] : []),
    ...searchConditions(filter.q, params),
  ];
}
