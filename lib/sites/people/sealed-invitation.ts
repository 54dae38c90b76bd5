import { decryptSecret, encryptSecret } from "@/lib/kernel";

/** How long a browser keeps the token of an invitation that it brought. */
export const KEPT_INVITATION_SECONDS = 60 * 60;
const owner = "invitation-cookie";

/** The name of the cookie that keeps it. */
export const INVITATION_COOKIE = "onetill-invitation";

/** The value of the cookie: the token, encrypted, with the time when it is too old. */
export const sealInvitation = (token: string, now = Date.now()) =>
  encryptSecret(`${now + KEPT_INVITATION_SECONDS * 1000} ${token}`, owner);

/** The token in a cookie's value; undefined for one that is not ours, was changed or is too old. */
export function openInvitation(value: string, now = Date.now()): string | undefined {
  try {
    const [until, token] = decryptSecret(value, owner).split(" ");
    return Number(until) > now ? token : undefined;
  } catch {
    return undefined;
  }
}
