import { expect, test } from "vitest";

// A port that nobody listens on: the database is away.
process.env.DATABASE_URL = "postgresql://postgres@127.0.0.1:1/none";
const { receiveWebhook } = await import("@/lib/http");

const post = (platform: string) =>
  receiveWebhook(
    new Request(`http://localhost:3000/api/webhooks/${platform}/cl_anything`, {
      method: "POST",
      body: "data={}",
    }),
  );

test("while the database is away a delivery is answered 503, to be tried again", async () => {
  const response = await post("kofi");
  expect(response.status).toBe(503);
  expect(response.headers.get("retry-after")).toMatch(/^\d+$/);
  expect(response.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  expect(await response.json()).toMatchObject({ error: { code: "unavailable" } });
});

test("an unknown platform is not found, database or not", async () => {
  expect((await post("patreon")).status).toBe(404);
});
