import type { Transaction } from "@/lib/db";
import type { OutboxEntry } from "@/lib/events";
import { type FateCounts, fateLabels, fates } from "@/lib/imports/schemas";
import { toPublicId } from "@/lib/kernel";
import { explainReason, platformName } from "@/lib/platforms";
import { describeOrder } from "./describe-order";
import { type Draft, oneLine } from "./draft";

type Describe = (tx: Transaction, entry: OutboxEntry, now: Date) => Promise<Draft | null>;

const text = (value: unknown, length: number) => oneLine(String(value ?? ""), length);

const describeConfirmation: Describe = async (tx, entry) => {
  if (entry.type !== "confirmation.review") return null;
  const { rows } = await tx.query<{ code: string; needsReview: string | null }>(
    `select code, needs_review as "needsReview" from confirmations where site_id = $1 and id = $2`,
    [entry.siteId, entry.subjectId],
  );
  const confirmation = rows[0];
  if (!confirmation || confirmation.needsReview === null) return null;
  return {
    siteId: entry.siteId,
    kind: "needs_review",
    dedupeKey: `review:${entry.id}`,
    title: `Confirmation ${confirmation.code} needs a look`,
    body: text(entry.data.matter ?? confirmation.needsReview, 300),
    href: `/confirmations/${toPublicId("confirmation", entry.subjectId)}`,
  };
};

const describeMail: Describe = async (tx, entry) => {
  if (entry.type !== "mail.failed" && entry.type !== "mail.unknown") return null;
  const { rows } = await tx.query<{ recipient: string; subject: string }>(
    "select recipient, subject from outgoing_mails where site_id = $1 and id = $2",
    [entry.siteId, entry.subjectId],
  );
  const mail = rows[0];
  if (!mail) return null;
  const to = oneLine(mail.recipient, 80);
  const title =
    entry.type === "mail.failed"
      ? `A mail to ${to} could not be sent`
      : `A mail to ${to} may not have arrived`;
  return {
    siteId: entry.siteId,
    kind: "reply_failed",
    dedupeKey: `${entry.type}:${entry.subjectId}`,
    title,
    body: `“${oneLine(mail.subject, 120)}” · ${text(entry.data.error, 200)}`,
    href: `/emails/${toPublicId("mail", entry.subjectId)}`,
  };
};

const describeDelivery: Describe = async (_tx, entry) => {
  if (entry.type !== "delivery.quarantined") return null;
  const platform = platformName(String(entry.data.platform));
  return {
    siteId: entry.siteId,
    kind: "delivery_quarantined",
    // Replayed in vain it is the same old matter.
    dedupeKey: `quarantined:${entry.subjectId}`,
    title: `A delivery from ${platform} is in quarantine`,
    body: oneLine(explainReason(String(entry.data.reason ?? ""), platform).title, 200),
    href: `/deliveries/${toPublicId("delivery", entry.subjectId)}`,
  };
};

const countsInWords = (counts: FateCounts) =>
  fates
    .filter((fate) => (counts[fate] ?? 0) > 0)
    .map((fate) => `${counts[fate]?.toLocaleString("en")} ${fateLabels[fate].toLowerCase()}`)
    .join(" · ");

const describeImport: Describe = async (tx, entry) => {
  if (entry.type !== "import.finished") return null;
  const { rows } = await tx.query<{ slug: string }>("select slug from sites where id = $1", [
    entry.siteId,
  ]);
  const { file, counts, canceled, failed } = entry.data;
  const end = failed ? "broke off" : canceled ? "was canceled" : "is finished";
  const said = [failed ? text(failed, 200) : "", countsInWords((counts ?? {}) as FateCounts)];
  return {
    siteId: entry.siteId,
    kind: "import_finished",
    dedupeKey: `import:${entry.id}`,
    title: `The import of ${text(file, 80) || "a file"} ${end}`,
    body: said.filter(Boolean).join(" ") || null,
    href: `/sites/${encodeURIComponent(rows[0]?.slug ?? "")}/imports/${toPublicId("import", entry.subjectId)}`,
  };
};

const describers: Record<OutboxEntry["topic"], Describe> = {
  order: describeOrder,
  confirmation: describeConfirmation,
  mail: describeMail,
  delivery: describeDelivery,
  import: describeImport,
};

/** What an event tells people, or null when it is no news. */
export const describeEntry: Describe = (tx, entry, now) => describers[entry.topic](tx, entry, now);
