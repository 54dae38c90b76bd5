import { query } from "@/lib/db";
import { type Context, hashToken, newId, newToken } from "@/lib/kernel";
import { emailAddress } from "./schemas";
import { type Limit, takeAttempt } from "./take-attempt";

export const LINK_MINUTES = 15;
const limit: Limit = { name: "sign-in-link", max: 5, windowMinutes: 60 };

/** Counts a request for a link; throws `rate_limited` at the sixth in an hour, account or not. */
export async function takeLinkRequest(ctx: Context, input: { email: string }): Promise<string> {
  const email = emailAddress.parse(input.email);
  await takeAttempt(limit, email, ctx.clock.now());
  return email;
}

/**
 * Makes a link that signs in once, within 15 minutes. Undefined when nobody has this address: the
 * caller must answer the same either way. Only the token's hash is stored.
 */
export async function createSignInLink(
  ctx: Context,
  email: string,
): Promise<{ token: string; linkId: string; name: string } | undefined> {
  const token = newToken();
  const linkId = newId();
  const now = ctx.clock.now();
  const [user] = await query<{ name: string }>(
    `with person as (select id, name from users where email = $2),
     link as (
       insert into sign_in_links (id, user_id, token_hash, expires_at, created_at)
       select $1, id, $3, $4, $5 from person
     )
     select name from person`,
    [linkId, email, hashToken(token), new Date(now.getTime() + LINK_MINUTES * 60_000), now],
  );
  return user && { token, linkId, name: user.name };
}
