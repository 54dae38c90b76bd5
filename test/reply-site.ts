import { inTransaction, query } from "@/lib/db";
import { record } from "@/lib/events";
import { tellWaitingEvents } from "@/lib/jobs";
import { newId, toPublicId } from "@/lib/kernel";
import type { PlatformOrder } from "@/lib/orders";
import { addRule, addTemplate, sendDueReplies } from "@/lib/replies";
import type { RuleInput } from "@/lib/replies/schemas";
import { definitionOf, type TypeAbout } from "@/lib/timeline";
import { newOrder } from "./new-order";
import { newSite } from "./new-site";

const by = { actor: { kind: "system", label: "Test" } as const };

/** Something that happens to an order, with nothing around it. */
export async function happenTo(
  siteId: string,
  orderId: string,
  type: TypeAbout<"order">,
  data: Record<string, unknown>,
): Promise<void> {
  const event = definitionOf("order", type);
  if (!event) throw new Error(`${type} is not defined`);
  await inTransaction((tx) =>
    record(tx, { siteId, id: orderId }, event, data, { ...by, at: new Date() }),
  );
}

/** A site of the test's own that answers: rules, orders, and what came of them. */
export async function newReplySite() {
  const site = await newSite("Lantern Maps");
  const { siteId } = site;
  const manager = site.as("manager");
  const text = { locale: "en", subject: "Thanks, {{supporter_name|you}}", body: "For {{item}}." };
  const templateId = await addTemplate(manager, { siteId, name: "Thank you", variants: [text] });
  return {
    ...site,
    manager,
    templateId,
    /** A rule that is on. */
    rule: (rule: Partial<RuleInput> = {}) =>
      addRule(
        manager,
        { siteId, name: "Thanks", trigger: "order.arrived", templateId, ...rule },
        { on: true },
      ),
    order: async (fields: Partial<PlatformOrder> = {}) => {
      const email = `${newId()}@example.com`;
      return newOrder(siteId, { fields: { customerEmail: email, ...fields } });
    },
    /** Works through everything that waits and is due. */
    work: async () => {
      await tellWaitingEvents();
      await sendDueReplies();
    },
    /** Joins an order with a declaration, as matching does. Returns how to take it back. */
    match: async (
      orderId: string,
      fields: { rule?: string; email?: string; locale?: string } = {},
    ) => {
      const confirmationId = newId();
      const { rule = "code", email = `${confirmationId}@example.com`, locale = null } = fields;
      const code = confirmationId.slice(-8).toUpperCase();
      await query(
        `insert into confirmations (id, site_id, code, code_key, token_hash, platform, email,
           email_key, locale, status, status_at, window_ends_at, created_at, updated_at)
         values ($1, $2, $3, $3, $6, 'kofi', $4, $4, $5, 'success', now(), now(), now(), now())
         returning 1`,
        [confirmationId, siteId, code, email, locale, confirmationId],
      );
      const matchId = newId();
      await query(
        `insert into matches (id, site_id, confirmation_id, order_id, rule, score, actor_kind,
           actor_label, made_at)
         values ($1, $2, $3, $4, $5, 100, 'system', 'Test', now()) returning 1`,
        [matchId, siteId, confirmationId, orderId, rule],
      );
      const about = { confirmation_id: toPublicId("confirmation", confirmationId), code };
      const told = { ...about, rule, score: 100, reasons: [] };
      await happenTo(siteId, orderId, "match.made", told);
      return {
        confirmationId,
        undo: async () => {
          await query("update matches set undone_at = now() where id = $1 returning 1", [matchId]);
          await happenTo(siteId, orderId, "match.undone", { ...about, reason: null });
        },
      };
    },
    runs: () =>
      query<{ state: string; reason: string | null; order_id: string | null }>(
        "select state, reason, order_id from reply_runs where site_id = $1 order by order_id, id",
        [siteId],
      ),
    mails: () =>
      query<{
        recipient: string;
        subject: string;
        text: string;
        html: string;
        order_id: string | null;
        rule_id: string | null;
        from_name: string | null;
        reply_to: string | null;
        headers: Record<string, string>;
        purpose: string;
      }>("select * from outgoing_mails where site_id = $1 order by id", [siteId]),
    trailOf: async (orderId: string) =>
      (
        await query<{ type: string }>(
          "select type from order_events where order_id = $1 and type ~ '^(reply|mail)' order by id",
          [orderId],
        )
      ).map(({ type }) => type),
    /** The time of everything that waits has come. */
    passDelays: () =>
      query(
        `update reply_runs set due_at = now() - interval '1 second', retry_at = null where site_id = $1 and state = 'planned'
         returning 1`,
        [siteId],
      ),
  };
}
