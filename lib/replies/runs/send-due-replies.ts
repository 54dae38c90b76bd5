import { orderLink } from "@/lib/checkout";
import {
  afterCommit,
  channels,
  inTransaction,
  isInfrastructureFault,
  notifySoon,
  readClock,
  type Transaction,
} from "@/lib/db";
import { type Clock, log, toPublicId } from "@/lib/kernel";
import { queueSupporterMail, unsubscribeUrl } from "@/lib/mail";
import { dueSites, type Round, workInTurns } from "@/lib/work";
import { type RuleRow, readRule, readVariants, ruleColumns } from "../internal";
import { type ReplyFacts, readConfirmationFacts, readOrderFacts } from "../rules/facts";
import { reasonAgainst } from "../rules/still-holds";
import { composeReply } from "../templates/compose-reply";
import { readMailLook } from "../templates/mail-look";
import { pickVariant } from "../templates/pick-variant";
import { cancelRun } from "./call-off-runs";
import { recordRunEvent, replies } from "./run-event";

const MOST_ATTEMPTS = 8;

type DueRun = RuleRow & {
  runId: string;
  subject: "order" | "confirmation";
  subjectId: string;
  orderId: string | null;
  plannedAt: Date;
};

// The delay of a rule is by the product's clock, the pause after a failure by the database's own.
const due = (run: string) =>
  `${run}.due_at <= onetill_now() and (${run}.retry_at is null or ${run}.retry_at <= now())`;

/** Takes the site's next run that is due and that nobody else has, for as long as the transaction lasts. */
async function takeRun(tx: Transaction, siteId: string): Promise<DueRun | undefined> {
  const { rows } = await tx.query<DueRun & Record<string, unknown>>(
    `select ${ruleColumns}, u.id as "runId", u.subject, u.subject_id as "subjectId",
       u.order_id as "orderId", u.created_at as "plannedAt"
     from reply_runs u join reply_rules r on r.site_id = u.site_id and r.id = u.rule_id
     where u.site_id = $1 and u.state = 'planned' and ${due("u")}
     order by u.due_at, u.id limit 1 for update of u skip locked`,
    [siteId],
  );
  return rows[0] && readRule(rows[0]);
}

const readFacts = (tx: Transaction, run: DueRun) =>
  run.subject === "order"
    ? readOrderFacts(tx, run.siteId, run.subjectId)
    : readConfirmationFacts(tx, run.siteId, run.subjectId);

/** Why nothing is sent although it was planned; null when it is. */
function reasonToCancel(run: DueRun, facts: ReplyFacts): string | null {
  if (run.archivedAt !== null) return "the rule was deleted";
  if (run.enabledAt === null || run.enabledAt > run.plannedAt) return "the rule was switched off";
  return reasonAgainst(run, facts);
}

async function skipRun(tx: Transaction, run: DueRun, reason: string, at: Date): Promise<void> {
  await tx.query(
    `update reply_runs set state = 'skipped', reason = $3, updated_at = $4
     where site_id = $1 and id = $2`,
    [run.siteId, run.runId, reason, at],
  );
  await recordRunEvent(tx, run, {
    type: "reply.skipped",
    data: { rule: run.name, reason },
    at,
  });
}

/** What opens the order's page, for its buyer alone. */
const linkOf = ({ siteId }: DueRun, { orderId }: ReplyFacts, now: Date) =>
  orderId === null ? undefined : orderLink({ siteId, orderId }, now);

async function writeMail(
  tx: Transaction,
  run: DueRun,
  facts: ReplyFacts,
  to: { recipient: string; at: Date },
) {
  const variants = await readVariants(tx, run.siteId, run.templateId);
  const variant = pickVariant(variants, facts.locale);
  if (!variant) throw new Error(`the template ${run.templateId} has no text`);
  const look = await readMailLook(tx, run.siteId);
  const isNews = run.nature === "news";
  const link = linkOf(run, facts, to.at);
  const known = { ...facts, statusLink: link?.url ?? null };
  const mail = await composeReply(variant, known, {
    accentColor: look.accentColor,
    ...(isNews ? { unsubscribeUrl: unsubscribeUrl(run.siteId, to.recipient) } : {}),
  });
  const carries = link && mail.html.includes(link.token) ? { carries: link } : {};
  return { ...mail, ...carries, fromName: look.fromName ?? facts.siteName, replyTo: look.replyTo };
}

/** Answers, or notes why not. Everything that comes of it is in the caller's transaction. */
async function answer(tx: Transaction, run: DueRun, clock: Clock): Promise<void> {
  const at = clock.now();
  const facts = await readFacts(tx, run);
  if (!facts) return skipRun(tx, run, "it is not there any more", at);
  if (facts.isTest) return skipRun(tx, run, "test order", at);
  const against = reasonToCancel(run, facts);
  if (against !== null) return cancelRun(tx, run, against, { at });
  const recipient = facts.email?.trim();
  if (!recipient) return skipRun(tx, run, "no e-mail address", at);

  const queued = await queueSupporterMail({ actor: replies, clock }, tx, {
    siteId: run.siteId,
    purpose: "reply",
    dedupeKey: `reply:${run.id}:${run.subjectId}`,
    ...(facts.orderId ? { orderId: facts.orderId } : {}),
    ...(facts.confirmationId ? { confirmationId: facts.confirmationId } : {}),
    ruleId: run.id,
    recipient,
    ...(await writeMail(tx, run, facts, { recipient, at })),
    nature: run.nature,
    isTest: facts.isTest,
  });
  if ("skipped" in queued) return skipRun(tx, run, queued.skipped, at);
  await tx.query(
    `update reply_runs set state = 'queued', reason = null, mail_id = $3, updated_at = $4
     where site_id = $1 and id = $2`,
    [run.siteId, run.runId, queued.mailId, at],
  );
  await recordRunEvent(tx, run, {
    type: "reply.queued",
    data: { rule: run.name, mail_id: toPublicId("mail", queued.mailId), to: recipient },
    at,
  });
}

/** 4 s, 8 s … about 17 minutes in all; then it is given up, and the creator sees it. */
async function postpone({ siteId, runId }: DueRun, error: unknown): Promise<void> {
  log.error("an answer could not be written", { run: runId, error });
  await inTransaction(async (tx) => {
    const { rows } = await tx.query<{ attempts: number }>(
      `select attempts from reply_runs where site_id = $1 and id = $2 and state = 'planned' for update`,
      [siteId, runId],
    );
    const [row] = rows;
    if (!row) return;
    const attempts = row.attempts + 1;
    const over =
      attempts >= MOST_ATTEMPTS ? ", state = 'skipped', reason = 'Onetill failed to write it'" : "";
    await tx.query(
      `update reply_runs set attempts = $3, updated_at = onetill_now(),
         retry_at = now() + $4 * interval '1 second'${over}
       where site_id = $1 and id = $2`,
      [siteId, runId, attempts, 2 ** (attempts + 1)],
    );
  });
}

/** Works on the site's next run, whole or not at all; false when there is none to be had. */
async function answerNext(siteId: string): Promise<boolean> {
  let run: DueRun | undefined;
  try {
    await inTransaction(async (tx) => {
      run = await takeRun(tx, siteId);
      if (!run) return;
      await answer(tx, run, await readClock(tx));
      afterCommit(tx, () => {
        notifySoon(channels.mail, siteId);
        notifySoon(channels.orders, siteId);
      });
    });
    return run !== undefined;
  } catch (error) {
    if (!run || isInfrastructureFault(error)) throw error;
    await postpone(run, error);
    return true;
  }
}

const waiting = dueSites("reply_runs", "state = 'planned'", due("t"));

/**
 * Sends the answers whose time has come, sites by turns: each is a transaction that holds the run, its
 * mail and its line in the timeline. Other workers may do the same beside it. Returns how many were
 * worked on.
 */
export const sendDueReplies = (round: Round = {}): Promise<number> =>
  workInTurns(
    {
      ...waiting,
      workNext: (siteId) => answerNext(siteId),
      lanes: 4,
      lanesPerSite: 4,
    },
    round,
  );
