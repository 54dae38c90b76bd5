import { declare, type Method } from "./declarations";
import { type Route, type RouteCall, routeOf } from "./route-of";

/**
 * A route that anybody may call and that proves its callers itself, if at all: webhooks, health,
 * what other websites embed. Knows neither cookies nor Next and touches no database: a plain function of a request.
 */
export function definePublicRoute<const Path extends `/${string}`>(
  declaration: { path: Path; method: Method; access: "public" },
  handler: (request: Request, call: RouteCall<Path>) => Promise<Response> | Response,
): Route {
  const { path, method, access } = declaration;
  declare({ kind: "route", path, method, access });
  return routeOf<Path>(`${method} ${path}`, handler);
}
