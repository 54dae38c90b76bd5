import { createElement } from "react";
import { NoticeMail } from "@/emails/notice";
import type { Transaction } from "@/lib/db";
import { env, isOnetillError, log, withoutLinks } from "@/lib/kernel";
import { type Message, queueMail, renderMail } from "@/lib/mail";
import type { Draft } from "./draft";
import { noticeKinds } from "./schemas";

/** Where people say what they want to hear of. */
export const preferencesUrl = () => `${env().appUrl}/notifications/preferences`;

/** RFC 2369, 3.2: the page where the person switches such mails off. */
export const unsubscribeHeaders = () => ({ "List-Unsubscribe": `<${preferencesUrl()}>` });

/** A person whose address no mail can go to still has the app; returns false for them. */
export async function queueUnlessUnmailable(
  tx: Transaction,
  message: Message,
  now: Date,
): Promise<boolean> {
  try {
    return (await queueMail({ clock: { now: () => now } }, message, tx)) !== null;
  } catch (error) {
    if (!isOnetillError(error, "invalid_request")) throw error;
    log.warn("a person cannot be mailed", { purpose: message.purpose, error });
    return true;
  }
}

/**
 * Mails one notice to those who want it at once. Like links to sign in these are between Onetill and
 * one person: they are in no site's log.
 */
export async function mailNotice(
  tx: Transaction,
  draft: Draft,
  to: readonly { noticeId: string; email: string }[],
  now: Date,
): Promise<void> {
  if (to.length === 0) return;
  const { rows } = await tx.query<{ name: string }>("select name from sites where id = $1", [
    draft.siteId,
  ]);
  // Made of what supporters and platforms call things: nothing in it becomes a link.
  const siteName = withoutLinks(rows[0]?.name ?? "");
  const rendered = await renderMail(
    createElement(NoticeMail, {
      kind: noticeKinds[draft.kind].label,
      siteName,
      title: withoutLinks(draft.title),
      body: draft.body && withoutLinks(draft.body),
      url: env().appUrl + draft.href,
      preferencesUrl: preferencesUrl(),
    }),
  );
  for (const { noticeId, email } of to) {
    await queueUnlessUnmailable(
      tx,
      {
        purpose: "notice",
        dedupeKey: `notice:${noticeId}`,
        recipient: email,
        headers: unsubscribeHeaders(),
        subject: `${draft.title} · ${siteName}`,
        ...rendered,
      },
      now,
    );
  }
}
