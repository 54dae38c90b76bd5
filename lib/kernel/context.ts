import type { Clock } from "./clock";
import { systemClock } from "./clock";
import { forbidden, notFound, OnetillError } from "./errors";
import { newId } from "./ids";
import type { ApiScope, Right, Role } from "./rights";
import { roleHasRight } from "./rights";

/** Who acts. */
export type Actor =
  /** With the session that they ask in; one that is no request has none. */
  | { kind: "user"; id: string; label: string; sessionId?: string }
  | { kind: "api_key"; id: string; label: string; scopes: readonly ApiScope[] }
  | { kind: "member"; id: string; label: string }
  /** Whoever holds the private link of a declaration; no account and no order stands behind it. */
  | { kind: "visitor"; label: string }
  | { kind: "platform"; label: string }
  | { kind: "system"; label: string }
  | { kind: "nobody" };

/** Onetill itself, as timelines name it. */
export const onetill = { kind: "system", label: "Onetill" } as const satisfies Actor;

export interface SiteAccess {
  siteId: string;
  role: Role;
}

/** What every verb gets as its first argument; there is no global state behind it. */
export interface Context {
  actor: Actor;
  /** The sites the actor can see at all. Anything else does not exist for them. */
  sites: readonly SiteAccess[];
  requestId: string;
  clock: Clock;
}

/** The context of a job of ours that works for one site. */
export function systemContext(
  label: string,
  siteIds: string[],
  clock: Clock = systemClock,
): Context {
  return {
    actor: { kind: "system", label },
    sites: siteIds.map((siteId) => ({ siteId, role: "owner" })),
    requestId: newId(),
    clock,
  };
}

const scopeCovers = (scopes: readonly ApiScope[], right: Right) =>
  (scopes as readonly string[]).includes(right);

/** Whether the actor may do this on the site. */
export function can(ctx: Context, siteId: string, right: Right): boolean {
  const access = ctx.sites.find((site) => site.siteId === siteId);
  if (!access) return false;
  if (ctx.actor.kind === "api_key") return scopeCovers(ctx.actor.scopes, right);
  return roleHasRight(access.role, right);
}

/** Throws `not_found` for a site the actor cannot see, `forbidden` where the role is too low. */
export function requireRight(ctx: Context, siteId: string, right: Right): void {
  if (ctx.actor.kind === "nobody") throw new OnetillError("unauthenticated", "Sign in first.");
  if (!ctx.sites.some((site) => site.siteId === siteId)) throw notFound("site");
  if (!can(ctx, siteId, right)) {
    throw forbidden(
      ctx.actor.kind === "api_key"
        ? `This key does not have the scope ${right}.`
        : "Your role on this site does not allow that.",
    );
  }
}

/** The ids of the sites on which the actor has this right. */
export const sitesWith = (ctx: Context, right: Right): string[] =>
  ctx.sites.map((site) => site.siteId).filter((siteId) => can(ctx, siteId, right));

/** The user behind the context. Throws `unauthenticated` when it is not a person. */
export function requireUser(ctx: Context): { id: string; label: string; sessionId?: string } {
  if (ctx.actor.kind !== "user") throw new OnetillError("unauthenticated", "Sign in first.");
  return ctx.actor;
}
