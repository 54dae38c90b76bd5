import { headers } from "next/headers";
import { cache } from "react";
import { readClock } from "@/lib/db";
import { type Context, requestIdOf } from "@/lib/kernel";
import { currentSession } from "./current-session";

/** The context of the request that is being answered: the signed-in person, or nobody. */
export const currentContext = cache(async (): Promise<Context> => {
  const [session, requestId, clock] = await Promise.all([
    currentSession(),
    headers().then(requestIdOf),
    readClock(),
  ]);
  if (!session) return { actor: { kind: "nobody" }, sites: [], requestId, clock };
  return {
    actor: {
      kind: "user",
      id: session.user.id,
      label: session.user.name,
      sessionId: session.id,
    },
    sites: session.sites.map((site) => ({ siteId: site.id, role: site.role })),
    requestId,
    clock,
  };
});
