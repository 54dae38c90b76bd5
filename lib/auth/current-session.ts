import { cookies } from "next/headers";
import { cache } from "react";
import { findPerson, type PersonSite } from "@/lib/sites";
import { openSession, sessionCookie } from "./session-cookie";

/** Who is signed in, and the sites they can see: what the shell around every page shows. */
export interface Session {
  user: { id: string; name: string; email: string };
  sites: PersonSite[];
  /** Signed in with a mailed link a moment ago: may set a password without the old one. */
  cameByLink: boolean;
}

/**
 * The session of the request that is being answered, read once per request; undefined when nobody
 * is signed in, the account is gone, or the session was ended by "sign out everywhere".
 */
export const currentSession = cache(async (): Promise<Session | undefined> => {
  const token = await openSession((await cookies()).get(sessionCookie().name)?.value);
  if (!token) return undefined;
  const person = await findPerson(token.userId);
  if (!person || person.sessionEpoch !== token.epoch) return undefined;
  const { id, name, email, sites } = person;
  return { user: { id, name, email }, sites, cameByLink: token.cameByLink };
});
