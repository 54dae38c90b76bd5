import { createElement } from "react";
import { MemberLinkMail } from "@/emails/member-link";
import { inTransaction, lockName } from "@/lib/db";
import { type Context, emailKeyOf, env, hashToken, newId, newToken } from "@/lib/kernel";
import { queueMail, renderMail } from "@/lib/mail";
import { callerNetwork, limits, takeAttempt, takeTurn } from "@/lib/sites";
import { emailAddress } from "@/lib/sites/schemas";
import { findOwnOrders } from "../orders/own-orders";

export const MEMBER_LINK_MINUTES = 30;

/**
 * Mails a link that opens all orders of an address, once; earlier links of it stop working. An address that
 * nothing was ordered with gets none, and nobody is told which it is: the caller answers the same. Throws
 * `invalid_request` for what is no address and `rate_limited` at too many, whoever has ordered or not.
 */
export async function askForLink(
  ctx: Pick<Context, "clock" | "requestId">,
  input: { email: string; caller: string },
): Promise<void> {
  const email = emailAddress.parse(input.email);
  const emailKey = emailKeyOf(email);
  const now = ctx.clock.now();
  const caller = callerNetwork(input.caller);
  await takeAttempt(limits.memberLinkCaller, caller, now);
  const turn = {
    ...{ own: limits.memberLinkOwn, shared: limits.memberLinkAddress },
    extra: limits.memberLinkExtra,
  };
  await takeTurn(turn, { own: `${emailKey} ${caller}`, shared: emailKey }, now);
  const [order] = await findOwnOrders(ctx, email, 1);
  if (!order?.customerEmail) return;
  const token = newToken();
  const linkId = newId();
  const until = new Date(now.getTime() + MEMBER_LINK_MINUTES * 60_000);
  const url = `${env().appUrl}/my-orders?token=${token}`;
  const drawn = await renderMail(
    createElement(MemberLinkMail, { url, minutes: MEMBER_LINK_MINUTES }),
  );
  await inTransaction(async (tx) => {
    await lockName(tx, `member-link:${emailKey}`);
    await tx.query("delete from member_links where email_key = $1", [emailKey]);
    await tx.query(
      `insert into member_links (id, email, email_key, token_hash, expires_at, created_at)
       values ($1, $2, $3, $4, $5, $6)`,
      [linkId, email, emailKey, hashToken(token), until, now],
    );
    await queueMail(
      ctx,
      {
        ...{ purpose: "member-link", dedupeKey: `member-link:${linkId}`, recipient: email },
        ...{ subject: "Your link to your orders", ...drawn, carries: { token, until } },
      },
      tx,
    );
  });
}
