import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { hashInTurn, type Place } from "./hash-in-turn";

// OWASP's password storage cheat sheet: scrypt with N=2^15, r=8, p=3 (32 MiB).
const cost = { N: 2 ** 15, r: 8, p: 3 };
const HASH_BYTES = 32;

const derive = (password: string, salt: Buffer, { N, r, p }: typeof cost, length: number) =>
  new Promise<Buffer>((resolve, reject) => {
    const options = { N, r, p, maxmem: 256 * N * r };
    scrypt(password.normalize("NFC"), salt, length, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });

/**
 * Hashes a password for storing: `scrypt$N$r$p$salt$hash`, base64url. Throws `rate_limited` when too
 * many wait for their turn.
 */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await hashInTurn("ahead", () => derive(password, salt, cost, HASH_BYTES));
  return `scrypt$${cost.N}$${cost.r}$${cost.p}$${salt.toString("base64url")}$${key.toString("base64url")}`;
}

/**
 * Whether the password is the one that was stored. Without a stored one it takes just as long and
 * says no, so that time tells nobody which e-mail addresses have an account. Throws `rate_limited`
 * when too many wait for their turn; strangers wait `behind`.
 */
export async function isPassword(
  password: string,
  stored: string | null,
  place: Place = "ahead",
): Promise<boolean> {
  const [scheme, N, r, p, salt, hash] = stored?.split("$") ?? [];
  if (scheme !== "scrypt" || !salt || !hash) {
    await hashInTurn(place, () => derive(password, Buffer.alloc(16), cost, HASH_BYTES));
    return false;
  }
  const expected = Buffer.from(hash, "base64url");
  const parameters = { N: Number(N), r: Number(r), p: Number(p) };
  const key = await hashInTurn(place, () =>
    derive(password, Buffer.from(salt, "base64url"), parameters, expected.byteLength),
  );
  return timingSafeEqual(key, expected);
}
