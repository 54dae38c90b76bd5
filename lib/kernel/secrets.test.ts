import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { decryptSecret, encryptSecret, equalInConstantTime, hashToken, newToken } from "./secrets";

// The settings are read as a whole; nothing here connects.
vi.stubEnv("DATABASE_URL", "postgresql://localhost/none");

const rawOf = (stored: string) => Buffer.from(stored.slice("v1.".length), "base64url");
const storedOf = (raw: Buffer) => `v1.${raw.toString("base64url")}`;

test("a secret is read back as it was, and is not readable meanwhile", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 8, unit: "grapheme" }), fc.uuid(), (secret, owner) => {
      const plain = secret.toWellFormed();
      const stored = encryptSecret(plain, owner);
      expect(decryptSecret(stored, owner)).toBe(plain);
      expect(rawOf(stored).includes(plain)).toBe(false);
    }),
  );
});

test("the same secret never looks the same twice", () => {
  expect(encryptSecret("whsec_1234", "row")).not.toBe(encryptSecret("whsec_1234", "row"));
});

test("a secret that was moved to another row cannot be read", () => {
  fc.assert(
    fc.property(fc.uuid(), fc.uuid(), (owner, other) => {
      fc.pre(owner !== other);
      const stored = encryptSecret("whsec_1234", owner);
      expect(() => decryptSecret(stored, other)).toThrow();
    }),
  );
});

test("a stored secret with any bit changed cannot be read", () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(), fc.nat(7), (secret, place, bit) => {
      const raw = rawOf(encryptSecret(secret.toWellFormed(), "row"));
      const at = place % raw.length;
      raw.writeUInt8(raw.readUInt8(at) ^ (1 << bit), at);
      expect(() => decryptSecret(storedOf(raw), "row")).toThrow();
    }),
  );
});

test("a stored secret that was cut short cannot be read, not even with a short tag", () => {
  const raw = rawOf(encryptSecret("", "row"));
  for (let length = 0; length < raw.length; length++) {
    expect(() => decryptSecret(storedOf(raw.subarray(0, length)), "row")).toThrow();
  }
});

test("tokens have 256 random bits, and only equal texts are equal", () => {
  expect(Buffer.from(newToken(), "base64url")).toHaveLength(32);
  expect(newToken()).not.toBe(newToken());
  expect(hashToken("a")).toMatch(/^[0-9a-f]{64}$/);
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      expect(equalInConstantTime(a, b)).toBe(Buffer.from(a).equals(Buffer.from(b)));
    }),
  );
});
