import { post, type Telling } from "./buymeacoffee-post";
import { demoDays, monthsLater, someTime, unixSeconds } from "./calendar";
import type { DemoDelivery } from "./delivery";
import { type Payer, payers, someMessage } from "./people";

type End = "goes on" | "paused" | "canceled";

interface Membership {
  payer: Payer;
  subject: "membership" | "recurring_donation";
  tier: readonly [name: string, amount: number];
  joinedDaysAgo: number;
  end: End;
}

/** A sign-up, a payment a month, and how it ended. */
function membership(told: Telling, { payer, subject, tier, joinedDaysAgo, end }: Membership) {
  const { random, now } = told;
  const joined = someTime(random, now, joinedDaysAgo);
  const number = told.nextNumber();
  const base = {
    id: 3_000_000 + number,
    amount: tier[1],
    object: subject,
    paused: "false",
    status: "active",
    canceled: "false",
    currency: "EUR",
    psp_id: `sub_1S${random.uuid().replaceAll("-", "").slice(0, 22)}`,
    duration_type: "month",
    started_at: unixSeconds(joined),
    canceled_at: null,
    note_hidden: "false",
    support_note: someMessage(random, 0.3),
    supporter_id: payer.supporterId,
    supporter_name: payer.name,
    supporter_email: payer.email,
    supporter_feedback: null,
    cancel_at_period_end: "false",
    ...(subject === "membership"
      ? { membership_level_id: tier[1], membership_level_name: tier[0] }
      : {}),
  };
  const deliveries: DemoDelivery[] = [];
  const tell = (verb: string, at: Date, period: number, more: object) => {
    if (at >= now) return;
    const current_period_start = unixSeconds(monthsLater(joined, period));
    const current_period_end = unixSeconds(monthsLater(joined, period + 1));
    const data = { ...base, current_period_start, current_period_end, ...more };
    deliveries.push(post(told, { at, subject: base.psp_id }, `${subject}.${verb}`, data));
  };
  const periods = end === "goes on" ? 4 : 2;
  for (let period = 0; period < periods; period++) {
    const at = monthsLater(joined, period);
    tell(period === 0 ? "started" : "updated", at, period, {});
  }
  const endsAt = new Date(monthsLater(joined, 1).getTime() + 11 * 86_400_000);
  if (end === "canceled") {
    const canceled_at = unixSeconds(endsAt);
    tell("cancelled", endsAt, 1, { status: "canceled", canceled: "true", canceled_at });
  }
  if (end === "paused") {
    const paused_until = unixSeconds(monthsLater(now, 1));
    const paused_at = unixSeconds(endsAt);
    const pause = { paused: "true", paused_at, paused_until, paused_by: "supporter" };
    tell("paused", endsAt, 1, { status: "paused", ...pause });
  }
  return deliveries;
}

/** Everybody who has signed up: some go on, some pause, some leave. */
export function tellMemberships(told: Telling): DemoDelivery[] {
  const tiers = [
    ["Friend of the maps", 5],
    ["Atlas club", 15],
  ] as const;
  const ends: End[] = ["goes on", "goes on", "paused", "goes on", "canceled"];
  return payers.slice(33, 47).flatMap((payer, index) => {
    const end = ends[index % ends.length] as End;
    return membership(told, {
      payer,
      // Monthly support without a tier cannot be paused.
      subject: index % 4 === 3 && end !== "paused" ? "recurring_donation" : "membership",
      tier: tiers[index % tiers.length] as (typeof tiers)[number],
      // Whoever paused or left has been there for a while.
      joinedDaysAgo: told.random.int(end === "goes on" ? 4 : 50, demoDays - 2),
      end,
    });
  });
}
