import { currentContext } from "@/lib/auth";
import { type Context, notFound } from "@/lib/kernel";
import type { PersonAccess } from "./access";
import { checkOrigin } from "./check-origin";
import { declare, type Method } from "./declarations";
import { isLocalSandbox } from "./is-local-sandbox";
import { requireAccess } from "./require-access";
import { type Route, type RouteCall, routeOf } from "./route-of";

/** A route of the dashboard: the caller is the person whose session cookie comes along. */
export function defineRoute<const Path extends `/${string}`>(
  declaration: { path: Path; method: Method; access: PersonAccess },
  handler: (
    request: Request,
    call: RouteCall<Path> & { ctx: Context },
  ) => Promise<Response> | Response,
): Route {
  const { path, method, access } = declaration;
  declare({ kind: "route", path, method, access });
  return routeOf<Path>(`${method} ${path}`, async (request, call) => {
    checkOrigin(request);
    if (access === "sandbox" && !isLocalSandbox(request.headers)) throw notFound("page");
    const ctx = { ...(await currentContext()), requestId: call.requestId };
    requireAccess(ctx, access);
    return handler(request, { ...call, ctx });
  });
}
