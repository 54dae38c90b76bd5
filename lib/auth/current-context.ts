import { headers } from "next/headers";
import { cache } from "react";
import { readClock } from "@/lib/db";
import { type Context, newId } from "@/lib/kernel";
import { currentSession } from "./current-session";

/** The id that the proxy gave this request, so that log, page and answer name the same one. */
async function requestIdOf(): Promise<string> {
  const given = (await headers()).get("x-request-id") ?? "";
  return /^[0-9a-f-]{36}$/.test(given) ? given : newId();
}

/** The context of the request that is being answered: the signed-in person, or nobody. */
export const currentContext = cache(async (): Promise<Context> => {
  const [session, requestId, clock] = await Promise.all([
    currentSession(),
    requestIdOf(),
    readClock(),
  ]);
  if (!session) return { actor: { kind: "nobody" }, sites: [], requestId, clock };
  return {
    actor: { kind: "user", id: session.user.id, label: session.user.name },
    sites: session.sites.map((site) => ({ siteId: site.id, role: site.role })),
    requestId,
    clock,
  };
});
