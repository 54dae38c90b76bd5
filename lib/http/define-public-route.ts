import type { withApiHeaders } from "./api-response";
import { type Handlers, type Route, type RouteCall, routeOf } from "./route-of";

/**
 * A route that anybody may call and that proves its callers itself, if at all: webhooks, health,
 * what other websites embed. Knows neither cookies nor Next and touches no database: a plain function of a request.
 */
export function definePublicRoute<const Path extends `/${string}`>(
  declaration: { path: Path; access: "public" },
  handlers: Handlers<RouteCall<Path>>,
  finish?: typeof withApiHeaders,
): Route {
  return routeOf(declaration.path, handlers, finish);
}
