import type { ApiScope, Context } from "@/lib/kernel";
import { countRequest, limits, type RequestCount, tooManyRequests } from "@/lib/sites";
import { errorResponse } from "./api-response";
import { declare, type Method } from "./declarations";
import { keyContext, keyOf } from "./key-context";
import { toRefusal } from "./refusal";
import { type Route, type RouteCall, routeOf } from "./route-of";

/** Says on an answer how many requests the key has left, and until when (seconds). */
function withCount(answer: Response, { limit, remaining, resetSeconds }: RequestCount): Response {
  answer.headers.set("RateLimit-Limit", String(limit));
  answer.headers.set("RateLimit-Remaining", String(remaining));
  answer.headers.set("RateLimit-Reset", String(resetSeconds));
  return answer;
}

/**
 * A route for programs, which bring an API key with this scope. Knows neither cookies nor Next.
 * Answers 401 without a valid key, 429 when the key has asked too often, and 403 without the scope
 * before the handler runs. Every answer to a key says how often it may still ask.
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
  const name = `${method} ${path}`;
  return routeOf<Path>(name, async (request, call) => {
    const key = await keyOf(request);
    const count = await countRequest(limits.apiKey, key.id);
    const answer = async () => {
      if (count.isOver) throw tooManyRequests(count);
      return handler(request, {
        ...call,
        ctx: await keyContext(key, access.scope, call.requestId),
      });
    };
    return withCount(
      await answer().catch((thrown: unknown) =>
        errorResponse(toRefusal(thrown, call.requestId, name), call.requestId),
      ),
      count,
    );
  });
}
