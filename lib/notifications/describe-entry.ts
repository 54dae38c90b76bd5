import type { Transaction } from "@/lib/db";
import type { ToldEvent } from "@/lib/events";
import { type FateCounts, fateLabels, fates } from "@/lib/imports/schemas";
import { toPublicId } from "@/lib/kernel";
import { explainReason, platformName } from "@/lib/platforms";
import { describeOrders } from "./describe-order";
import { type Draft, oneLine } from "./draft";

/** What events of one topic and site tell people, in their order. */
type Describe = (tx: Transaction, events: readonly ToldEvent[], now: Date) => Promise<Draft[]>;

const text = (value: unknown, length: number) => oneLine(String(value ?? ""), length);
const siteOf = (events: readonly ToldEvent[]) => events[0]?.siteId;
const subjectsOf = (events: readonly ToldEvent[]) => events.map(({ subjectId }) => subjectId);

const describeConfirmations: Describe = async (tx, events) => {
  const { rows } = await tx.query<{ id: string; code: string; needsReview: string }>(
    `select id, code, needs_review as "needsReview" from confirmations
     where site_id = $1 and id = any($2::uuid[]) and needs_review is not null`,
    [siteOf(events), subjectsOf(events)],
  );
  return events.flatMap((event) => {
    const confirmation = rows.find(({ id }) => id === event.subjectId);
    if (!confirmation) return [];
    return {
      siteId: event.siteId,
      kind: "needs_review",
      dedupeKey: `review:${event.id}`,
      title: `Confirmation ${confirmation.code} needs a look`,
      body: text(event.data.matter ?? confirmation.needsReview, 300),
      href: `/confirmations/${toPublicId("confirmation", event.subjectId)}`,
    };
  });
};

const describeMails: Describe = async (tx, events) => {
  const { rows } = await tx.query<{ id: string; recipient: string; subject: string }>(
    "select id, recipient, subject from outgoing_mails where site_id = $1 and id = any($2::uuid[])",
    [siteOf(events), subjectsOf(events)],
  );
  return events.flatMap((event) => {
    const mail = rows.find(({ id }) => id === event.subjectId);
    if (!mail) return [];
    const to = oneLine(mail.recipient, 80);
    const title =
      event.type === "mail.failed"
        ? `A mail to ${to} could not be sent`
        : `A mail to ${to} may not have arrived`;
    return {
      siteId: event.siteId,
      kind: "reply_failed",
      dedupeKey: `${event.type}:${event.subjectId}`,
      title,
      body: `“${oneLine(mail.subject, 120)}” · ${text(event.data.error, 200)}`,
      href: `/emails/${toPublicId("mail", event.subjectId)}`,
    };
  });
};

const describeDeliveries: Describe = async (_tx, events) =>
  events.map((event) => {
    const platform = platformName(String(event.data.platform));
    return {
      siteId: event.siteId,
      kind: "delivery_quarantined",
      // Replayed in vain it is the same old matter.
      dedupeKey: `quarantined:${event.subjectId}`,
      title: `A delivery from ${platform} is in quarantine`,
      body: oneLine(explainReason(String(event.data.reason ?? ""), platform).title, 200),
      href: `/deliveries/${toPublicId("delivery", event.subjectId)}`,
    };
  });

const countsInWords = (counts: FateCounts) =>
  fates
    .filter((fate) => (counts[fate] ?? 0) > 0)
    .map((fate) => `${counts[fate]?.toLocaleString("en")} ${fateLabels[fate].toLowerCase()}`)
    .join(" · ");

const describeImports: Describe = async (tx, events) => {
  const { rows } = await tx.query<{ slug: string }>("select slug from sites where id = $1", [
    siteOf(events),
  ]);
  return events.map((event) => {
    const { file, counts, canceled, failed } = event.data;
    const end = failed ? "broke off" : canceled ? "was canceled" : "is finished";
    const said = [failed ? text(failed, 200) : "", countsInWords((counts ?? {}) as FateCounts)];
    return {
      siteId: event.siteId,
      kind: "import_finished",
      dedupeKey: `import:${event.id}`,
      title: `The import of ${text(file, 80) || "a file"} ${end}`,
      body: said.filter(Boolean).join(" ") || null,
      href: `/sites/${encodeURIComponent(rows[0]?.slug ?? "")}/imports/${toPublicId("import", event.subjectId)}`,
    };
  });
};

const describers: Record<string, Describe> = {
  order: describeOrders,
  confirmation: describeConfirmations,
  mail: describeMails,
  delivery: describeDeliveries,
  import: describeImports,
};

/** What events of one site tell people; those that are no news have no draft. */
export async function describeEntries(
  tx: Transaction,
  events: readonly ToldEvent[],
  now: Date,
): Promise<Draft[]> {
  const drafts: Draft[] = [];
  for (const [topic, ofTopic] of Map.groupBy(events, (event) => event.topic)) {
    drafts.push(...((await describers[topic]?.(tx, ofTopic, now)) ?? []));
  }
  return drafts;
}
