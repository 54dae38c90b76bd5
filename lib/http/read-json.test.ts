import { expect, test } from "vitest";
import { readJson } from "./read-json";

const post = (body: BodyInit | null) =>
  new Request("http://localhost/api", { method: "POST", body });

test("JSON is read", async () => {
  expect(await readJson(post('{"a":"ü"}'))).toEqual({ a: "ü" });
});

test.each(["", "{", "{'a':1}", "undefined", "\u0000"])(
  "the body %j is refused as not JSON",
  async (body) => {
    await expect(readJson(post(body))).rejects.toMatchObject({ code: "invalid_request" });
  },
);

test("bytes that are not UTF-8 are refused as not JSON", async () => {
  const body = new Uint8Array([0x22, 0xff, 0x22]);
  await expect(readJson(post(body))).rejects.toMatchObject({ code: "invalid_request" });
});

test("a body one byte too long is refused as too large", async () => {
  expect(await readJson(post(`"${"x".repeat(98)}"`), { limit: 100 })).toHaveLength(98);
  await expect(readJson(post(`"${"x".repeat(99)}"`), { limit: 100 })).rejects.toMatchObject({
    code: "too_large",
  });
});

test("no body at all counts as what the caller says, and as nothing else", async () => {
  expect(await readJson(post(null), { empty: {} })).toEqual({});
  await expect(readJson(post(null))).rejects.toMatchObject({ code: "invalid_request" });
  await expect(readJson(post(" "), { empty: {} })).rejects.toMatchObject({
    code: "invalid_request",
  });
});
