import { inTransaction, query } from "@/lib/db";
import { type Context, hashToken, newToken } from "@/lib/kernel";

/** How long a browser is known after its last sign-in; browsers keep no cookie longer (RFC 6265bis). */
export const DEVICE_DAYS = 400;
/** More browsers of one person than anybody has; the oldest is forgotten. */
const MOST_DEVICES = 50;

const looksRight = /^[A-Za-z0-9_-]{43}$/;

/**
 * Whether this browser has signed in to the account before, by its device cookie. It opens nothing:
 * tries from it are counted by themselves, so that strangers' do not shut it out (OWASP, "Slow Down
 * Online Guessing Attacks with Device Cookies").
 */
export async function isKnownDevice(device: string | undefined, email: string): Promise<boolean> {
  if (device === undefined || !looksRight.test(device)) return false;
  const rows = await query(
    `select 1 from known_devices d join users u on u.id = d.user_id
     where d.token_hash = $1 and u.email = $2`,
    [hashToken(device), email],
  );
  return rows.length > 0;
}

/**
 * Notes that somebody has signed in with this browser, and returns what its device cookie has to say.
 * A cookie that we never gave out is not taken over.
 */
export async function noteDevice(
  ctx: Pick<Context, "clock">,
  userId: string,
  device: string | undefined,
): Promise<string> {
  const now = ctx.clock.now();
  return inTransaction(async (tx) => {
    const given = device !== undefined && looksRight.test(device) ? device : undefined;
    const isOurs =
      given !== undefined &&
      (
        await tx.query("select 1 from known_devices where token_hash = $1 limit 1", [
          hashToken(given),
        ])
      ).rows.length > 0;
    const token = isOurs ? given : newToken();
    await tx.query(
      `insert into known_devices (token_hash, user_id, signed_in_at) values ($1, $2, $3)
       on conflict (token_hash, user_id) do update set signed_in_at = excluded.signed_in_at`,
      [hashToken(token), userId, now],
    );
    await tx.query(
      `delete from known_devices where user_id = $1 and token_hash in (
         select token_hash from known_devices where user_id = $1
         order by signed_in_at desc, token_hash offset $2)`,
      [userId, MOST_DEVICES],
    );
    return token;
  });
}
