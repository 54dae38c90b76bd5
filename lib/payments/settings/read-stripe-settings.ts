import { query } from "@/lib/db";
import { type Context, requireRight } from "@/lib/kernel";
import { stripeOf } from "../stripe/connect-stripe";
import { stripeEvents } from "../stripe/read-events";
import type { CheckedThing } from "./check-stripe";
import { stripeWebhookUrl } from "./ensure-account";
import type { KeyChange } from "./save-keys";

/** How a site takes cards, as its settings show it. No secret is in it. */
export interface StripeSettings {
  /** `stand_in`: no money moves. `test`: Stripe's test mode. `none`: the site takes no cards. */
  standing: "live" | "test" | "stand_in" | "none";
  /** Whose keys they are; null where there are none. */
  keysOf: "site" | "installation" | null;
  /** The last four characters of the site's secret key. */
  hint: string | null;
  publishableKey: string | null;
  account: string | null;
  webhook: {
    url: string;
    events: readonly string[];
    hasSecret: boolean;
    lastFailureAt: Date | null;
    lastFailureReason: string | null;
  };
  checked: { at: Date; things: CheckedThing[] } | null;
  /** The newest first. */
  changes: KeyChange[];
}

interface Row {
  clientId: string;
  hint: string | null;
  publishableKey: string | null;
  account: string | null;
  checked: CheckedThing[] | null;
  checkedAt: Date | null;
  lastFailureAt: Date | null;
  lastFailureReason: string | null;
  changes: KeyChange[] | null;
}

/** Reads how a site takes cards, without asking Stripe. */
export async function readStripeSettings(ctx: Context, siteId: string): Promise<StripeSettings> {
  requireRight(ctx, siteId, "payments:manage");
  const [access, rows] = await Promise.all([
    stripeOf(siteId),
    query<Row & Record<string, unknown>>(
      `select s.client_id as "clientId", a.secret_hint as hint, a.publishable_key as "publishableKey",
         a.account, a.checked, a.checked_at as "checkedAt", a.last_failure_at as "lastFailureAt",
         a.last_failure_reason as "lastFailureReason", a.changes
       from sites s left join stripe_accounts a on a.site_id = s.id where s.id = $1`,
      [siteId],
    ),
  ]);
  const row = rows[0] as Row;
  const standing = !access
    ? "none"
    : access.isStandIn
      ? "stand_in"
      : access.isTest
        ? "test"
        : "live";
  return {
    standing,
    keysOf: row.hint !== null ? "site" : access ? "installation" : null,
    ...{ hint: row.hint, account: row.account },
    publishableKey: row.publishableKey ?? access?.publishableKey ?? null,
    webhook: {
      ...{ url: stripeWebhookUrl(row.clientId), events: stripeEvents },
      hasSecret: access?.webhookSecret !== undefined,
      ...{ lastFailureAt: row.lastFailureAt, lastFailureReason: row.lastFailureReason },
    },
    checked: row.checked && row.checkedAt ? { at: row.checkedAt, things: row.checked } : null,
    changes: (row.changes ?? []).toReversed(),
  };
}
