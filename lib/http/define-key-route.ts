import type { ApiScope, Context } from "@/lib/kernel";
import { declare, type Method } from "./declarations";
import { keyContext } from "./key-context";
import { type Route, type RouteCall, routeOf } from "./route-of";

/**
 * A route for programs, which bring an API key with this scope. Knows neither cookies nor Next.
 * Answers 401 without a valid key and 403 without the scope before the handler runs.
 */
export function defineKeyRoute<const Path extends `/api/${string}`>(
  declaration: { path: Path; method: Method; access: { scope: ApiScope } },
  handler: (
    request: Request,
    call: RouteCall<Path> & { ctx: Context },
  ) => Promise<Response> | Response,
): Route {
  const { path, method, access } = declaration;
  declare({ kind: "route", path, method, access });
  return routeOf<Path>(`${method} ${path}`, async (request, call) =>
    handler(request, { ...call, ctx: await keyContext(request, access.scope, call.requestId) }),
  );
}
