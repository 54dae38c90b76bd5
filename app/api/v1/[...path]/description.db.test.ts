import { expect, test } from "vitest";
import { callApi } from "@/test/call-api";

test("the description is there for everybody and names this server", async () => {
  const { status, headers, body } = await callApi("/openapi.json");
  expect(status).toBe(200);
  expect(headers.get("content-type")).toContain("application/json");
  expect(headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  expect(body).toMatchObject({
    openapi: "3.1.1",
    servers: [{ url: "http://localhost:3000/api/v1" }],
  });
});
