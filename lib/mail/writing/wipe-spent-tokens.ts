import { query } from "@/lib/db";
import { findOpenInvitations, findOpenSignInLinks } from "@/lib/sites";

type Sealed = { id: string; key: string; isOver: boolean };

const kinds = [
  { prefix: "sign-in-link:", findOpen: findOpenSignInLinks },
  { prefix: "invitation:", findOpen: findOpenInvitations },
];

/** Of the messages, those whose token opens nothing any more. */
async function findSpent(messages: Sealed[]): Promise<Sealed[]> {
  const spent = messages.filter(({ isOver }) => isOver);
  const live = messages.filter(({ isOver }) => !isOver);
  for (const { prefix, findOpen } of kinds) {
    const ours = live.filter(({ key }) => key.startsWith(prefix));
    if (ours.length === 0) continue;
    const open = await findOpen(ours.map(({ key }) => key.slice(prefix.length)));
    spent.push(...ours.filter(({ key }) => !open.has(key.slice(prefix.length))));
  }
  return spent;
}

/**
 * Wipes what messages still hold of tokens that open nothing any more: used, replaced, taken back or
 * too old. (What has left has lost its token already.) Returns how many that were.
 */
export async function wipeSpentTokens(): Promise<number> {
  const messages = await query<Sealed>(
    `select id, dedupe_key as key, token_until <= onetill_now() as "isOver"
     from outgoing_mails where token_until is not null`,
  );
  const spent = await findSpent(messages);
  if (spent.length === 0) return 0;
  const wiped = await query(
    `update outgoing_mails set sealed_token = null, token_until = null
     where token_until is not null and id = any($1::uuid[]) returning 1`,
    [spent.map(({ id }) => id)],
  );
  return wiped.length;
}
