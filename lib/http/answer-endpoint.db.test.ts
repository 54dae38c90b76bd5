import { describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { defineEndpoint } from "@/lib/api";
import { type Context, can } from "@/lib/kernel";
import { countRequest, createApiKey, limits, revokeApiKey } from "@/lib/sites";
import { newSite } from "@/test/new-site";
import { routesOf } from "./answer-api";
import { definePublicRoute } from "./define-public-route";
import type { Route } from "./route-of";

let seen: Context | undefined;
const [route] = routesOf([
  defineEndpoint({
    id: "test",
    method: "GET",
    path: "/test/[id]",
    scope: "orders:read",
    summary: "Test",
    answer: { status: 200, description: "", schema: z.unknown(), example: null },
    handle: async (ctx, { params }) => {
      seen = ctx;
      return { id: params.id };
    },
  }),
]);

const call = (authorization?: string) =>
  (route as Route)(
    new Request("http://localhost:3000/api/v1/test/7", {
      headers: authorization === undefined ? {} : { authorization },
    }),
  );

async function newKey(scopes: ("orders:read" | "orders:write")[]) {
  const { siteId, as } = await newSite();
  const owner = as("owner");
  const { key, secret } = await createApiKey(owner, { siteId, name: "Till", scopes });
  return { siteId, owner, key, secret };
}

describe("an endpoint", () => {
  test("works for its one site, with the key's scopes and nothing else", async () => {
    const { siteId, key, secret } = await newKey(["orders:read"]);
    const response = await call(`Bearer ${secret}`);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ id: "7" });
    expect(seen).toMatchObject({
      actor: { kind: "api_key", id: key.id, label: "Till", scopes: ["orders:read"] },
      sites: [{ siteId }],
      requestId: response.headers.get("x-request-id"),
    });
    expect(can(seen as Context, siteId, "orders:write")).toBe(false);
    expect(can(seen as Context, siteId, "site:read")).toBe(false);
  });

  test.each([
    undefined,
    "",
    "Bearer",
    "Bearer ",
    "Basic b3Q6eA==",
    `Bearer ot_${"x".repeat(43)}`,
    "Bearer ot_😀",
  ])("answers %j with 401 and how to do better", async (authorization) => {
    // A header cannot hold everything; what cannot be sent cannot arrive.
    const given = authorization?.replace("😀", "%F0");
    const response = await call(given);
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toBe("Bearer");
    expect(await response.json()).toMatchObject({ error: { code: "unauthenticated" } });
  });

  test("answers 403 to a key that lacks the scope, naming it", async () => {
    const { secret } = await newKey(["orders:write"]);
    const response = await call(`Bearer ${secret}`);
    expect(response.status).toBe(403);
    const { error } = await response.json();
    expect(error).toMatchObject({
      code: "forbidden",
      request_id: response.headers.get("x-request-id"),
    });
    expect(error.message).toContain("orders:read");
  });

  test("answers 401 to a revoked key, at once", async () => {
    const { siteId, owner, key, secret } = await newKey(["orders:read"]);
    await revokeApiKey(owner, { siteId, keyId: key.id });
    expect((await call(`Bearer ${secret}`)).status).toBe(401);
  });
});

describe("how often a key may ask", () => {
  test("stands on every answer to it, refusals included", async () => {
    const [reader, writer] = [await newKey(["orders:read"]), await newKey(["orders:write"])];
    for (const [secret, status] of [
      [reader.secret, 200],
      [writer.secret, 403],
    ] as const) {
      const { headers, status: answered } = await call(`Bearer ${secret}`);
      expect(answered).toBe(status);
      expect(headers.get("ratelimit-limit")).toBe("3000");
      expect(headers.get("ratelimit-remaining")).toBe("2999");
      expect(Number(headers.get("ratelimit-reset"))).toBeLessThanOrEqual(60);
    }
  });

  test("is bounded for each key by itself: 429 says when to come back", async () => {
    vi.setSystemTime(new Date("2026-03-01T10:00:10Z"));
    const [busy, other] = [await newKey(["orders:read"]), await newKey(["orders:read"])];
    const { key } = busy;
    for (let n = 0; n < 3000; n++) await countRequest(limits.apiKey, key.id);
    const answer = await call(`Bearer ${busy.secret}`);
    expect(answer.status).toBe(429);
    expect(answer.headers.get("retry-after")).toBe("50");
    expect(answer.headers.get("ratelimit-remaining")).toBe("0");
    expect(answer.headers.get("ratelimit-reset")).toBe("50");
    expect(await answer.json()).toMatchObject({ error: { code: "rate_limited" } });
    expect((await call(`Bearer ${other.secret}`)).status).toBe(200);
    vi.setSystemTime(new Date("2026-03-01T10:01:00Z"));
    expect((await call(`Bearer ${busy.secret}`)).status).toBe(200);
    vi.useRealTimers();
  });
});

test("a public route that fails answers 500 in the contract's form, without saying why", async () => {
  const fail = () => {
    throw new Error("secret detail");
  };
  const failing = definePublicRoute({ path: "/api/failing", access: "public" }, { GET: fail });
  const response = await failing(new Request("http://localhost:3000/api/failing"));
  expect(response.status).toBe(500);
  const text = await response.text();
  expect(text).not.toContain("secret detail");
  expect(JSON.parse(text).error).toMatchObject({ code: "internal" });
});
