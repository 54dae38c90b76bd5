import { decode, encode } from "next-auth/jwt";
import { deriveKey, env } from "@/lib/kernel";

export const SESSION_SECONDS = 30 * 24 * 60 * 60;
const FRESH_SECONDS = 15 * 60;

/** What the session cookie says: who, and as of which "sign out everywhere". */
export interface SessionToken {
  userId: string;
  epoch: number;
  /** Signed in with a mailed link in the last 15 minutes: proof enough to set a new password. */
  cameByLink: boolean;
}

export const sessionSecret = () => deriveKey("session").toString("hex");

/** Name and attributes of the session cookie; `__Host-` ties it to exactly this host over https. */
export function sessionCookie() {
  const secure = env().appUrl.startsWith("https:");
  return {
    name: secure ? "__Host-onetill-session" : "onetill-session",
    options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure },
  };
}

/** The value of a session cookie for this person, valid for 30 days. */
export const sealSession = ({ userId, epoch }: { userId: string; epoch: number }) =>
  encode({ token: { sub: userId, epoch }, secret: sessionSecret(), maxAge: SESSION_SECONDS });

/** Reads a session cookie's value; undefined for one that is not ours, was changed or is too old. */
export async function openSession(value: string | undefined): Promise<SessionToken | undefined> {
  if (!value) return undefined;
  const token = await decode({ token: value, secret: sessionSecret() }).catch(() => null);
  if (typeof token?.sub !== "string" || typeof token.epoch !== "number") return undefined;
  const linkAt = typeof token.linkAt === "number" ? token.linkAt : 0;
  return {
    userId: token.sub,
    epoch: token.epoch,
    cameByLink: Date.now() / 1000 - linkAt < FRESH_SECONDS,
  };
}
