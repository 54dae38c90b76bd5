import { requestIdOf } from "@/lib/kernel";
import { errorResponse, withApiHeaders } from "./api-response";
import type { PathParams } from "./path-params";
import { toRefusal } from "./refusal";

/** What Next calls, and what a test can call without Next. */
export type Route = (
  request: Request,
  segment?: { params: Promise<Record<string, string | string[] | undefined>> },
) => Promise<Response>;

/** What a route's handler gets beside the request. */
export type RouteCall<Path extends string> = { requestId: string; params: PathParams<Path> };

/** Makes a route that answers with our headers, and every failure in the contract's form. */
export function routeOf<Path extends string>(
  name: string,
  answer: (request: Request, call: RouteCall<Path>) => Promise<Response> | Response,
): Route {
  return async (request, segment) => {
    const requestId = requestIdOf(request.headers);
    try {
      const params = ((await segment?.params) ?? {}) as PathParams<Path>;
      return withApiHeaders(await answer(request, { requestId, params }), requestId);
    } catch (thrown) {
      const refusal = toRefusal(thrown, requestId, name);
      return withApiHeaders(errorResponse(refusal, requestId), requestId);
    }
  };
}
