import { query } from "@/lib/db";
import { tellAll } from "@/lib/events";
import { newId, systemClock, toPublicId } from "@/lib/kernel";
import { matching, type SayPaidInput, sayPaid } from "@/lib/matching";
import type { PlatformOrder } from "@/lib/orders";
import { listOrderEvents } from "@/lib/timeline";
import { atTime, newButton, newConfirmation } from "./new-confirmation";
import { newOrder } from "./new-order";
import { newSite } from "./new-site";
import { putInOutbox } from "./put-in-outbox";

export const inHours = (count: number) => new Date(Date.now() + count * 3_600_000);

/** Works the outbox through, telling nobody but the matching. */
export const tellMatching = () => tellAll([matching]);

/** Puts an event into the outbox, as if it had just happened. */
export const happen = (siteId: string, topic: string, subjectId: string, type: string) =>
  putInOutbox({ siteId, topic, subjectId, type });

const alone = { rule: null, score: null, orderId: null, reasons: null };
/** The state of a declaration that waits for its payment. */
export const waiting = { status: "pending", review: null, ...alone };

/** A site of the test's own with a button, somebody of its support, and people who declare and pay. */
export async function newMatchSite() {
  const site = await newSite();
  const { siteId } = site;
  const button = await newButton(siteId);
  return {
    ...site,
    button,
    support: site.as("support", "Sam"),
    /** A declaration that was looked at. */
    declare: async (input: Parameters<typeof newConfirmation>[1] = {}, hoursAgo = 0) => {
      const clock = hoursAgo === 0 ? systemClock : atTime(inHours(-hoursAgo));
      const declared = await newConfirmation(button, input, clock);
      await tellMatching();
      return declared;
    },
    /** The private link to a declaration. */
    linkOf: (token: string) => ({ siteId, token }),
    say: async ({ token }: { token: string }, input: SayPaidInput) => {
      await sayPaid(systemClock, { siteId, token }, input, newId());
      await tellMatching();
    },
    /** An order that arrived and was looked at. */
    pay: async (fields: Partial<PlatformOrder> = {}) => {
      const order = await newOrder(siteId, { fields: { kind: "donation", ...fields } });
      await tellMatching();
      return order;
    },
    stateOf: async (confirmation: { id: string }) => {
      const rows = await query<{ id: string } & Record<string, unknown>>(
        `select c.id, c.status, c.needs_review as review, m.rule, m.score, m.reasons,
           m.order_id as "orderId"
         from confirmations c
         left join matches m on m.site_id = c.site_id and m.confirmation_id = c.id and m.undone_at is null
         where c.site_id = $1`,
        [siteId],
      );
      const found = rows.find(({ id }) => toPublicId("confirmation", id) === confirmation.id);
      const { id: _, ...state } = found as { id: string };
      return state;
    },
    eventsOf: async (order: { publicId: string }) =>
      (await listOrderEvents(site.system, order.publicId)).events,
    /** The types of everything that happened to the site's declarations. */
    trail: async () =>
      (
        await query<{ type: string }>(
          "select type from confirmation_events where site_id = $1 order by id",
          [siteId],
        )
      ).map((event) => event.type),
  };
}
