import { expect, test } from "vitest";
import { encryptSecret, newId } from "@/lib/kernel";
import { openOrderPass, sealOrderPass } from "./order-token";

const expiresAt = new Date("2026-03-01T12:00:00.000Z");
const before = new Date("2026-03-01T11:59:59.999Z");
const pass = { siteId: newId(), orderId: newId(), expiresAt };

test("a token opens what was sealed in it, until its time has come", () => {
  const token = sealOrderPass(pass);
  expect(openOrderPass(token, before)).toEqual(pass);
  expect(openOrderPass(token, expiresAt)).toBeUndefined();
});

test("it fits into an address as it is, and no two are alike", () => {
  const token = sealOrderPass(pass);
  expect(encodeURIComponent(token)).toBe(token);
  expect(token.length).toBeLessThan(130);
  expect(sealOrderPass(pass)).not.toBe(token);
});

test("a changed one opens nothing, whatever was changed", () => {
  const token = sealOrderPass(pass);
  for (let at = 0; at < token.length - 1; at++) {
    const other = token[at] === "A" ? "B" : "A";
    const changed = token.slice(0, at) + other + token.slice(at + 1);
    expect(openOrderPass(changed, before), `${at}`).toBeUndefined();
  }
});

test.each(["", "v1.", "v1", "ot_abc", "\0", "é".repeat(200), "v1.".concat("A".repeat(100_000))])(
  "%j opens nothing",
  (token) => {
    expect(openOrderPass(token.slice(0, 4000), before)).toBeUndefined();
  },
);

test("what is sealed for another use opens nothing", () => {
  const plain = Buffer.alloc(40, 0xff).toString("base64url");
  expect(openOrderPass(encryptSecret(plain, "invitation-cookie"), before)).toBeUndefined();
  expect(openOrderPass(encryptSecret("short", "order-token"), before)).toBeUndefined();
});
