import { expect, test, vi } from "vitest";
import { hashPassword, isPassword } from "./password-hash";

// Hashing is slow on purpose.
vi.setConfig({ testTimeout: 30_000 });

test("a password is known again, and only that one", async () => {
  const stored = await hashPassword("correct horse");
  expect(stored).toMatch(/^scrypt\$32768\$8\$3\$[\w-]{22}\$[\w-]{43}$/);
  expect(await isPassword("correct horse", stored)).toBe(true);
  expect(await isPassword("correct horsf", stored)).toBe(false);
});

test("the same password is stored differently each time", async () => {
  expect(await hashPassword("correct horse")).not.toBe(await hashPassword("correct horse"));
});

test("a password typed with combined or separate accents is the same one", async () => {
  expect(await isPassword("cafe\u0301 au lait", await hashPassword("caf\u00e9 au lait"))).toBe(
    true,
  );
});

test("without a stored password nothing is right", async () => {
  expect(await isPassword("", null)).toBe(false);
  expect(await isPassword("anything", "md5$abc")).toBe(false);
});
