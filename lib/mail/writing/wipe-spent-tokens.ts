import { inTransaction, query, readClock } from "@/lib/db";
import { findOpenInvitations, findOpenSignInLinks } from "@/lib/sites";

interface Holding {
  siteId: string;
  id: string;
  purpose: string;
  dedupeKey: string;
  until: Date;
}

/** The part of the name that says which link or invitation the message is about. */
const aboutOf = (purpose: string, held: readonly Holding[]) =>
  held.flatMap((mail) =>
    mail.purpose === purpose ? [mail.dedupeKey.slice(purpose.length + 1)] : [],
  );

/** The names of messages whose token still opens something. */
async function findOpen(held: readonly Holding[]): Promise<Set<string>> {
  const [links, invitations] = await Promise.all([
    findOpenSignInLinks(aboutOf("sign-in-link", held)),
    findOpenInvitations(aboutOf("invitation", held)),
  ]);
  return new Set([
    ...[...links].map((id) => `sign-in-link:${id}`),
    ...[...invitations].map((hash) => `invitation:${hash}`),
  ]);
}

const hasOwnLife = ({ purpose }: Holding) => purpose === "sign-in-link" || purpose === "invitation";

/**
 * Wipes what messages still hold of tokens that open nothing any more: used, replaced, taken back or
 * too old. (What has left has lost its token already.) Returns how many that were.
 */
export async function wipeSpentTokens(): Promise<number> {
  const now = (await readClock()).now();
  const held = await query<Holding & Record<string, unknown>>(
    `select site_id as "siteId", id, purpose, dedupe_key as "dedupeKey", token_until as until
     from outgoing_mails where token_until is not null`,
  );
  const open = await findOpen(held);
  const spent = held.filter(
    (mail) => mail.until <= now || (hasOwnLife(mail) && !open.has(mail.dedupeKey)),
  );
  let wiped = 0;
  for (const [siteId, mails] of Map.groupBy(spent, (mail) => mail.siteId)) {
    wiped += await inTransaction(async (tx) => {
      const { rowCount } = await tx.query(
        `update outgoing_mails set sealed_token = null, token_until = null
         where site_id = $1 and id = any($2::uuid[]) and token_until is not null`,
        [siteId, mails.map(({ id }) => id)],
      );
      return rowCount ?? 0;
    });
  }
  return wiped;
}
