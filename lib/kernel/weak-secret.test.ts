import { createHash, randomBytes, randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { parseEnv } from "./env";
import { weaknessOf } from "./weak-secret";

test.each([
  "s".repeat(40),
  "ab".repeat(20),
  "abc123".repeat(8),
  "0123456789abcdef0123456789abcdef",
  "abcdefghijklmnopqrstuvwxyz0123456789",
  "zyxwvutsrqponmlkjihgfedcba9876543210",
  "aaaabbbbccccddddeeeeffffgggghhhhiiii",
  "00000000000000000000000000000000000001",
  "changemechangemechangemechangeme",
  "change-me-to-something-long-and-random",
  "please-replace-this-with-your-own-value",
  "a-secret-for-tests-that-is-long-enough",
  "your-256-bit-secret-your-256-bit-secret",
  "Password1Password2Password3Password4!",
  "qwertyuiopasdfghjklzxcvbnmqwertyuiop",
  "31415926535897932384626433832795",
  createHash("sha256").update("secret").digest("hex"),
  createHash("sha256").update("").digest("hex"),
  " ".repeat(40),
  "!?".repeat(30),
])("%j is refused as a secret", (secret) => {
  expect(weaknessOf(secret)).toMatch(/openssl rand -base64 32$/);
});

test("what a tool draws at random is taken, in every usual spelling", () => {
  for (let round = 0; round < 3000; round++) {
    for (const secret of [
      randomBytes(32).toString("base64"),
      randomBytes(32).toString("base64url"),
      randomBytes(24).toString("base64url"),
      randomBytes(16).toString("hex"),
      randomBytes(32).toString("hex").toUpperCase(),
      randomUUID(),
    ]) {
      expect([secret, weaknessOf(secret)]).toEqual([secret, undefined]);
    }
  }
});

test("ten words drawn by dice are taken", () => {
  const words = "wreath salsa cargo dimple frugal oxidize tarmac banjo quilt evict";
  expect(weaknessOf(words)).toBeUndefined();
});

test.each([
  ["short", "ONETILL_SECRET must have at least 32 characters"],
  ["s".repeat(40), "ONETILL_SECRET is too easy to guess"],
  ["$(openssl rand -base64 32)", "ONETILL_SECRET is the command that makes a secret"],
])(
  "the settings refuse the secret %j with a sentence that says how to make one",
  (secret, said) => {
    const settings = { DATABASE_URL: "postgresql://localhost/none", ONETILL_SECRET: secret };
    expect(() => parseEnv(settings)).toThrow(said);
    expect(() => parseEnv(settings)).toThrow("openssl rand -base64 32");
  },
);
