import { describeApi, type Endpoint, endpoints } from "@/lib/api";
import { env, notFound, requestIdOf } from "@/lib/kernel";
import type { Access } from "./access";
import { answerEndpoint } from "./answer-endpoint";
import { errorResponse, withApiHeaders } from "./api-response";
import { pathReader } from "./path-pattern";
import {
  type Handlers,
  type Method,
  methods,
  type Route,
  type RouteCall,
  routeOf,
} from "./route-of";

const base = "/api/v1";

const describe = () => Response.json(describeApi(env().appUrl));

/** One route an address, from the endpoints that share it. */
export function routesOf(all: readonly Endpoint[]): Route[] {
  const byPath = Map.groupBy(all, (endpoint) => endpoint.path);
  return [...byPath].map(([path, own]) => {
    const handlers: Handlers<RouteCall<string>> = {};
    for (const endpoint of own) {
      handlers[endpoint.method] = (request, { requestId, params }) =>
        answerEndpoint(endpoint, request, {
          requestId,
          params: params as Record<string, string>,
        });
    }
    return routeOf<string>(`${base}${path}`, handlers);
  });
}

const routes = [...routesOf(endpoints), routeOf(`${base}/openapi.json`, { GET: describe })].map(
  (route) => ({ route, read: pathReader(route.path) }),
);

/** Who may call what below /api/v1. */
export const apiEntrances: { path: string; method: Method; access: Access }[] = [
  ...endpoints.map(({ path, method, scope }) => ({
    path: `${base}${path}`,
    method,
    access: { scope },
  })),
  { path: `${base}/openapi.json`, method: "GET", access: "public" },
];

/** All of /api/v1. */
export const answerApi: Route = Object.assign(
  async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    const found = routes.find(({ read }) => read(pathname));
    if (found) return found.route(request);
    const requestId = requestIdOf(request.headers);
    return withApiHeaders(errorResponse(notFound("address"), requestId), requestId);
  },
  { path: `${base}/[...path]`, methods },
);
