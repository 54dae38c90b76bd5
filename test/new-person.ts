import { query } from "@/lib/db";
import { type Clock, type Context, newId, type Role, requireUser, systemClock } from "@/lib/kernel";
import { createSession } from "@/lib/sites";

/** Nobody in particular, at a given time. */
export const nobody = (clock: Clock = systemClock): Context => ({
  actor: { kind: "nobody" },
  sites: [],
  requestId: newId(),
  clock,
});

/** An account without a password, on these sites; `ctx` is what a request of theirs would have. */
export async function newPerson(sites: Record<string, Role> = {}, clock: Clock = systemClock) {
  const userId = newId();
  const email = `${userId}@example.com`;
  await query("insert into users (id, email, name) values ($1, $2, 'Robin Example')", [
    userId,
    email,
  ]);
  for (const [siteId, role] of Object.entries(sites)) {
    await query("insert into site_members (site_id, user_id, role) values ($1, $2, $3::role)", [
      siteId,
      userId,
      role,
    ]);
  }
  const ctx: Context = {
    actor: { kind: "user", id: userId, label: "Robin Example" },
    sites: Object.entries(sites).map(([siteId, role]) => ({ siteId, role })),
    requestId: newId(),
    clock,
  };
  return { userId, email, ctx };
}

/** Makes somebody the owner of the installation, as the first account is: they may make sites. */
export const ownInstallation = (userId: string) =>
  query("update users set is_installation_owner = true where id = $1", [userId]);

/** Signs a person in: the token for the cookie, the row's id, and the context of a request with it. */
export async function newSession(ctx: Context, userAgent = "", address = "192.0.2.1") {
  const user = requireUser(ctx);
  const { id, token } = await createSession({ userId: user.id, caller: { userAgent, address } });
  const inSession: Context = { ...ctx, actor: { kind: "user", ...user, sessionId: id } };
  return { token, sessionId: id, ctx: inSession };
}
