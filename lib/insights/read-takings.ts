import type { Context } from "@/lib/kernel";
import { sumTakings } from "@/lib/ledger";
import { arrangeTakings, type CurrencyTakings } from "./arrange-takings";
import { requireInsights, type Scope } from "./internal";

/**
 * What was taken in the period and in the one before, for each currency by itself: they are never
 * added up. It is what was paid less what was given back, before a platform's fee. A refund is taken off
 * the day on which its order was placed. Test orders are left out.
 */
export async function readTakings(ctx: Context, scope: Scope): Promise<CurrencyTakings[]> {
  requireInsights(ctx, scope.siteIds);
  const sums = await sumTakings(scope.siteIds, scope.period);
  return arrangeTakings(
    sums.map((row) => ({ ...row, gross: BigInt(row.gross), refunded: BigInt(row.refunded) })),
    scope.period,
  );
}
