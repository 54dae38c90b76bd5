import type { z } from "zod";
import { invalid } from "@/lib/kernel";
import type { OrderListRequest } from "@/lib/orders";
import { lookUpPlatform, platforms } from "@/lib/platforms";
import type { ApiSort, orderQuerySchema } from "./schemas";

/** Orders that no platform delivered. */
const ownSources = ["store", "api"];

/** The name that orders carry, for any spelling that a webhook address may have too. */
function readPlatform(name: string): string {
  const slug = lookUpPlatform(name)?.slug ?? ownSources.find((own) => own === name.toLowerCase());
  if (slug) return slug;
  const known = [...platforms.map((platform) => platform.slug), ...ownSources];
  throw invalid(`platform must be one of: ${known.join(", ")}.`, "platform");
}

const readTime = (text: string | undefined) => (text === undefined ? null : new Date(text));
const readAmount = (units: number | undefined) => (units === undefined ? null : BigInt(units));

/** What the query of `GET /orders` asks for. Throws `invalid_request` naming the parameter at fault. */
export function orderListRequest(query: z.output<typeof orderQuerySchema>): OrderListRequest {
  return {
    filter: {
      status: query.status,
      payment: query.payment_status,
      platform: [...new Set(query.platform.map(readPlatform))],
      kind: query.kind,
      site: query.site,
      currency: query.currency,
      q: query.q,
      placedAfter: readTime(query.placed_after),
      placedBefore: readTime(query.placed_before),
      amountMin: readAmount(query.amount_min),
      amountMax: readAmount(query.amount_max),
      isTest: query.is_test ?? null,
    },
    sort: {
      by: query.sort.replace(/^-/, "") as ApiSort,
      descending: query.sort.startsWith("-"),
    },
    limit: query.limit,
    after: query.cursor,
  };
}
