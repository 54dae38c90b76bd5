import { cookies, headers } from "next/headers";
import { cache } from "react";
import { callerAddress } from "@/lib/http";
import { log } from "@/lib/kernel";
import { findSession, noteSession, type PersonSite } from "@/lib/sites";
import { sessionCookie } from "./session-cookie";

/** Who is signed in, and the sites they can see: what the shell around every page shows. */
export interface Session {
  /** UUID of its row. */
  id: string;
  user: { id: string; name: string; email: string };
  sites: PersonSite[];
  /** Signed in with a mailed link a moment ago: may set a password without the old one. */
  cameByLink: boolean;
}

/** Beside the request, which neither waits for it nor fails with it. */
const noteInUse = (sessionId: string, address: string) =>
  noteSession(sessionId, address).catch((error: unknown) =>
    log.debug("a session's use was not noted", { error }),
  );

/**
 * The session of the request that is being answered, read once per request; undefined when nobody
 * is signed in or the session is over: ended, or idle or old beyond the limits.
 */
export const currentSession = cache(async (): Promise<Session | undefined> => {
  const token = (await cookies()).get(sessionCookie().name)?.value;
  const found = token ? await findSession(token) : undefined;
  if (!found) return undefined;
  const { sessionId, id, name, email, sites, cameByLink } = found;
  if (found.isNoteDue) void noteInUse(sessionId, callerAddress(await headers()));
  return { id: sessionId, user: { id, name, email }, sites, cameByLink };
});
