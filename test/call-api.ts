import { answerApi } from "@/lib/http";
import { type ApiScope, systemContext } from "@/lib/kernel";
import { createApiKey } from "@/lib/sites";

/** A new key of a site. */
export async function newKey(siteId: string, scopes: ApiScope[] = ["orders:read"]) {
  const ctx = systemContext("test", [siteId]);
  return (await createApiKey(ctx, { siteId, name: "Test key", scopes })).secret;
}

type Call = {
  key?: string;
  method?: string;
  body?: unknown;
  headers?: Record<string, string>;
};

/** Calls the API as a program would, and gives its status, headers and JSON. */
export async function callApi(path: string, { key, method, body, headers }: Call = {}) {
  const request = new Request(`http://localhost:3000/api/v1${path}`, {
    method,
    headers: { ...headers, ...(key === undefined ? {} : { Authorization: `Bearer ${key}` }) },
    body: body === undefined || typeof body === "string" ? body : JSON.stringify(body),
  });
  const response = await answerApi(request);
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text && JSON.parse(text) };
}
