import type { Context, SiteAccess } from "@/lib/kernel";
import { findSessionById } from "@/lib/sites";

/** Sites and roles as one text to compare. */
export const rightsText = (sites: Context["sites"]): string =>
  JSON.stringify(sites.map(({ siteId, role }: SiteAccess) => `${siteId} ${role}`).sort());

/** What the person of a session may see by now; undefined when the session is over. */
export async function rightsNow(sessionId: string): Promise<string | undefined> {
  const session = await findSessionById(sessionId);
  return session && rightsText(session.sites.map(({ id, role }) => ({ siteId: id, role })));
}
