import { type Context, requireRight } from "@/lib/kernel";
import type { Period } from "./resolve-period";

/** Which orders a figure is about. */
export interface Scope {
  siteIds: readonly string[];
  period: Period;
}

/** Throws `not_found` for a site that the actor cannot see, `forbidden` where the role is too low. */
export function requireInsights(ctx: Context, siteIds: readonly string[]): void {
  for (const siteId of siteIds) requireRight(ctx, siteId, "insights:read");
}

/** Money that came in, whatever was given back later; test orders never count. On `orders o`. */
export const countsAsTaken = `not o.is_test
  and o.payment_status in ('paid', 'partially_refunded', 'refunded')`;
