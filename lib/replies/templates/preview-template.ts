import { z } from "zod";
import { pool, query } from "@/lib/db";
import {
  type Context,
  env,
  fromPublicId,
  newId,
  notFound,
  requireRight,
  requireUser,
  toPublicId,
} from "@/lib/kernel";
import { queueMail, unsubscribeUrl } from "@/lib/mail";
import { findPerson, limits, takeAttempt } from "@/lib/sites";
import { exampleFacts, type ReplyFacts, readOrderFacts } from "../rules/facts";
import { BODY_LENGTH, SUBJECT_LENGTH } from "../schemas";
import { checkTemplateText } from "./check-template";
import { type ComposedMail, composeReply } from "./compose-reply";
import { readMailLook } from "./mail-look";

/** What is being written, also while it is not right yet. */
export const draftInput = z.object({
  siteId: z.uuid(),
  locale: z.string().max(35, "The language is too long.").default("en"),
  subject: z
    .string()
    .max(SUBJECT_LENGTH * 2, `The subject is too long: ${SUBJECT_LENGTH} characters at most.`)
    .default(""),
  body: z
    .string()
    .max(BODY_LENGTH * 2, `The text is too long: ${BODY_LENGTH} characters at most.`)
    .default(""),
  /** A real order's reference or shown id; an invented one without. */
  order: z.string().trim().max(60, "The order’s reference is too long.").default(""),
  nature: z.enum(["answer", "news"]).default("answer"),
});
export type DraftInput = z.input<typeof draftInput>;
type Draft = z.output<typeof draftInput>;

async function factsOf(ctx: Context, { siteId, order }: Draft): Promise<ReplyFacts> {
  if (order === "") {
    const [site] = await query<{ name: string; timeZone: string }>(
      `select name, time_zone as "timeZone" from sites where id = $1`,
      [siteId],
    );
    if (!site) throw notFound("site");
    return exampleFacts(site, ctx.clock.now());
  }
  const [row] = order.startsWith("ord_")
    ? [{ id: fromPublicId("order", order) }]
    : await query<{ id: string }>("select id from orders where site_id = $1 and reference = $2", [
        siteId,
        order.replace(/^#/, "").toUpperCase(),
      ]);
  const facts = row && (await readOrderFacts(pool(), siteId, row.id));
  if (!facts) throw notFound("order");
  // Without what opens it: it goes to somebody else than the buyer.
  const asked = new URLSearchParams({ orderId: toPublicId("order", row.id) });
  return { ...facts, statusLink: `${env().appUrl}/order?${asked}` };
}

/** A draft's language, as far as it is one. */
function readLocale(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? "en";
  } catch {
    return "en";
  }
}

async function compose(draft: Draft, facts: ReplyFacts, recipient: string): Promise<ComposedMail> {
  const look = await readMailLook(pool(), draft.siteId);
  const { subject, body } = draft;
  return composeReply({ locale: readLocale(draft.locale), subject, body }, facts, {
    accentColor: look.accentColor,
    ...(draft.nature === "news" ? { unsubscribeUrl: unsubscribeUrl(draft.siteId, recipient) } : {}),
  });
}

export interface Preview extends ComposedMail {
  /** What has to be mended before it can be saved. */
  problems: { subject: string[]; body: string[] };
}

/** The mail that a draft would make of an order of the site, or of an invented one. Sends nothing. */
export async function previewTemplate(ctx: Context, input: DraftInput): Promise<Preview> {
  requireRight(ctx, input.siteId, "replies:manage");
  const draft = draftInput.parse(input);
  const facts = await factsOf(ctx, draft);
  const mail = await compose(draft, facts, facts.email ?? "supporter@example.com");
  return { ...mail, problems: checkTemplateText(draft) };
}

/** Mails a draft to the person who writes it, and to nobody else. Returns their address. */
export async function sendTest(ctx: Context, input: DraftInput): Promise<{ email: string }> {
  requireRight(ctx, input.siteId, "replies:manage");
  const draft = draftInput.parse(input);
  const person = await findPerson(requireUser(ctx).id);
  if (!person) throw notFound("person");
  const facts = await factsOf(ctx, draft);
  await takeAttempt(limits.replyTest, person.id, ctx.clock.now());
  const mail = await compose(draft, facts, person.email);
  const look = await readMailLook(pool(), draft.siteId);
  await queueMail(ctx, {
    siteId: draft.siteId,
    purpose: "reply-test",
    dedupeKey: `reply-test:${newId()}`,
    recipient: person.email,
    fromName: look.fromName ?? facts.siteName,
    replyTo: look.replyTo,
    ...mail,
    subject: `[Test] ${mail.subject}`,
  });
  return { email: person.email };
}
