import type { Route } from "@/lib/http";
import { type ApiScope, systemContext } from "@/lib/kernel";
import { createApiKey } from "@/lib/sites";

/** A new key of a site. */
export async function newKey(siteId: string, scopes: ApiScope[] = ["orders:read"]) {
  const ctx = systemContext("test", [siteId]);
  return (await createApiKey(ctx, { siteId, name: "Test key", scopes })).secret;
}

type Call = { key?: string; params?: Record<string, string>; method?: string };

/** Calls a route as a program would, and gives its status, headers and JSON. */
export async function callApi(route: Route, path: string, { key, params, method }: Call = {}) {
  const request = new Request(`http://localhost:3000/api/v1${path}`, {
    method,
    headers: key === undefined ? {} : { Authorization: `Bearer ${key}` },
  });
  const response = await route(request, { params: Promise.resolve(params ?? {}) });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text && JSON.parse(text) };
}
