import { query } from "@/lib/db";

/**
 * Wipes what messages still hold of tokens that open nothing any more: used, replaced, taken back or
 * too old. (What has left has lost its token already.) Returns how many that were.
 */
export async function wipeSpentTokens(): Promise<number> {
  const wiped = await query(
    `update outgoing_mails m set sealed_token = null, token_until = null
     where token_until is not null and (
       token_until <= onetill_now()
       or (purpose = 'sign-in-link' and not exists (select from sign_in_links l
         where m.dedupe_key = 'sign-in-link:' || l.id and l.used_at is null))
       or (purpose = 'invitation' and not exists (select from invitations i
         where m.dedupe_key = 'invitation:' || i.token_hash
           and i.accepted_at is null and i.revoked_at is null)))
     returning 1`,
  );
  return wiped.length;
}
