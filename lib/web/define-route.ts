import { currentContext } from "@/lib/auth";
import {
  checkOrigin,
  type Handlers,
  isLocalSandbox,
  methods,
  type PersonAccess,
  type Route,
  type RouteCall,
  routeOf,
} from "@/lib/http";
import { type Context, notFound } from "@/lib/kernel";
import { requireAccess } from "./require-access";

/** A route of the dashboard: the caller is the person whose session cookie comes along. */
export function defineRoute<const Path extends `/${string}`>(
  { path, access }: { path: Path; access: PersonAccess },
  handlers: Handlers<RouteCall<Path> & { ctx: Context }>,
): Route {
  const guarded: Handlers<RouteCall<Path>> = {};
  for (const method of methods) {
    const handle = handlers[method];
    if (!handle) continue;
    guarded[method] = async (request, call) => {
      checkOrigin(request);
      if (access === "sandbox" && !isLocalSandbox(request.headers)) throw notFound("page");
      const ctx = { ...(await currentContext()), requestId: call.requestId };
      requireAccess(ctx, access);
      return handle(request, { ...call, ctx });
    };
  }
  return routeOf(path, guarded);
}
