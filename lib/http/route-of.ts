import { notFound, requestIdOf } from "@/lib/kernel";
import { errorResponse, withApiHeaders } from "./api-response";
import { answerOtherMethod } from "./not-allowed";
import { type PathParams, pathReader } from "./path-pattern";
import { toRefusal } from "./refusal";

export const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
export type Method = (typeof methods)[number];

/**
 * One address: a plain function of a request, whatever its method. Whoever serves it (Next, or the web
 * process in front of Next) hands over the request as it came.
 */
export interface Route {
  (request: Request): Promise<Response>;
  /** As Next writes it: `/api/v1/orders/[id]`. */
  readonly path: string;
  readonly methods: readonly Method[];
}

/** What a route's handler gets beside the request. */
export type RouteCall<Path extends string> = { requestId: string; params: PathParams<Path> };

/** What a route does for each of its methods; HEAD is answered as GET, the others with 405. */
export type Handlers<Call> = Partial<
  Record<Method, (request: Request, call: Call) => Promise<Response> | Response>
>;

/**
 * Makes a route that answers with the headers of its kind (those of the API unless told), and every
 * failure in the contract's form.
 */
export function routeOf<const Path extends string>(
  path: Path,
  handlers: Handlers<RouteCall<Path>>,
  finish = withApiHeaders,
): Route {
  const readPath = pathReader(path);
  const known = methods.filter((method) => handlers[method]);

  async function answer(request: Request): Promise<Response> {
    const requestId = requestIdOf(request.headers);
    const method = request.method === "HEAD" ? "GET" : request.method;
    try {
      const params = readPath(new URL(request.url).pathname);
      if (!params) throw notFound("address");
      const handle = known.includes(method as Method) ? handlers[method as Method] : undefined;
      const answered = handle
        ? await handle(request, { requestId, params })
        : answerOtherMethod(request.method, known, requestId);
      return finish(answered, requestId);
    } catch (thrown) {
      const refusal = toRefusal(thrown, requestId, `${request.method} ${path}`);
      return finish(errorResponse(refusal, requestId), requestId);
    }
  }
  return Object.assign(answer, { path, methods: known });
}

/** What a `route.ts` exports: every method of the address, answered by the one function. */
export const mount = (route: Route) => ({
  GET: route,
  POST: route,
  PUT: route,
  PATCH: route,
  DELETE: route,
  OPTIONS: route,
});
