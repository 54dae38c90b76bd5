// Writes planned answers into mails, in a process of its own with one database.
import { query } from "@/lib/db";
import { fromPublicId, systemContext } from "@/lib/kernel";
import { addRule, addTemplate, sendDueReplies, switchRule } from "@/lib/replies";
import { answerWith } from "./ask";
import { timed } from "./measure";

const [site] = await query<{ id: string }>("select id from sites");
const siteId = site?.id as string;
const ctx = systemContext("bench", [siteId]);

/** So many paid orders that a new rule is about to answer. */
async function plan(body: string, count: number): Promise<string> {
  const variants = [{ locale: "en", subject: "Thank you, {{supporter_name|friend}}", body }];
  const templateId = await addTemplate(ctx, { siteId, name: "Bench", variants });
  const rule = { siteId, name: "Bench", trigger: "order.arrived", templateId } as const;
  const ruleId = await addRule(ctx, rule, { on: true });
  await query(
    `with made as (
       insert into orders (id, site_id, reference, status, payment_status, kind, platform,
         external_id, payment_key, transaction_id, amount, currency, customer_name, customer_email,
         item_summary, item_sort, message, search_text, placed_at)
       select gen_random_uuid(), $1, upper(left(md5($2::text || n), 8)), 'completed', 'paid',
         'donation', 'kofi', $2::text || n, $2::text || n, $2::text || n, 500, 'EUR', 'Robin ' || n,
         'robin-' || n || '@example.com', 'Lighthouse map', 'lighthouse map', 'I love what you do',
         '', now()
       from generate_series(1, $3::int) as n returning id)
     insert into reply_runs (id, site_id, rule_id, subject, subject_id, order_id, state, due_at,
       created_at, updated_at)
     select gen_random_uuid(), $1, $4, 'order', id, id, 'planned', now() - interval '1 second',
       now(), now()
     from made returning 1`,
    [siteId, ruleId, count, fromPublicId("rule", ruleId)],
  );
  return ruleId;
}

answerWith(async ({ body, count }: { body: string; count: number }) => {
  const ruleId = await plan(body, count);
  let done = 0;
  const ms = await timed(async () => {
    done = await sendDueReplies();
  });
  await switchRule(ctx, { siteId, ruleId, on: false });
  const [row] = await query<{ sent: number }>(
    "select count(*)::int as sent from outgoing_mails where rule_id = $1",
    [fromPublicId("rule", ruleId)],
  );
  return { ms, done, sent: row?.sent };
});
