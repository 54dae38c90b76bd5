import { expect, test, vi } from "vitest";
import { query } from "@/lib/db";
import { type Context, movedClock, newId, systemContext } from "@/lib/kernel";
import { nobody } from "@/test/new-person";

// A quick stand-in: these tests are about counting, and there are hundreds of tries.
vi.mock("node:crypto", async (original) => {
  const crypto = await original<typeof import("node:crypto")>();
  const scrypt = (
    password: unknown,
    salt: unknown,
    length: number,
    _: unknown,
    done: (error: Error | null, key: Buffer) => void,
  ) => {
    const hash = crypto
      .createHash("sha256")
      .update(String(password))
      .update(salt as Buffer);
    setImmediate(() => done(null, hash.digest().subarray(0, length)));
  };
  return { ...crypto, scrypt };
});
const { checkPassword, createUser, noteDevice, takeLinkRequest } = await import("../index");

const hour = 60 * 60_000;

async function newAccount() {
  const email = `${newId()}@example.com`;
  const input = { email, name: "Robin", password: "correct horse" };
  const { userId } = await createUser(systemContext("test", []), input);
  return { email, userId };
}

/** The n-th address of somebody who has many. */
const stranger = (n: number) => `198.51.${Math.floor(n / 250)}.${(n % 250) + 1}`;

const tryOn = (email: string, password: string, address: string, device?: string) =>
  checkPassword(nobody(), { email, password, address, ...(device ? { device } : {}) }).then(
    () => "right",
    (error: { code: string }) => error.code,
  );

const askFor = (email: string, address: string, device?: string, ctx: Context = nobody()) =>
  takeLinkRequest(ctx, { email, address, ...(device ? { device } : {}) }).then(
    () => "sent",
    (error: { code: string }) => error.code,
  );

/** Wrong passwords from so many addresses, ten each. */
async function guess(email: string, addresses: number) {
  for (let n = 0; n < addresses; n++) {
    for (let each = 0; each < 10; each++) await tryOn(email, "wrong horse", stranger(n));
  }
}

test("a hundred wrong passwords by strangers leave a browser that signed in before its way", async () => {
  const { email, userId } = await newAccount();
  const device = await noteDevice(nobody(), userId, undefined);
  await guess(email, 12);
  expect(await tryOn(email, "wrong horse", stranger(0))).toBe("rate_limited");
  expect(await tryOn(email, "correct horse", stranger(0), device)).toBe("right");
});

test("they leave the owner a way in from an unknown browser as well, and the stranger none", async () => {
  const { email } = await newAccount();
  await guess(email, 10);
  expect(await tryOn(email, "correct horse", "203.0.113.9")).toBe("right");
  await guess(email, 11);
  expect(await tryOn(email, "wrong horse", stranger(3))).toBe("rate_limited");
});

test("also with thousands of addresses there is an end to guessing", async () => {
  const { email } = await newAccount();
  const fates = [];
  for (let n = 0; n < 260; n++) fates.push(await tryOn(email, "wrong horse", stranger(n)));
  expect(fates.filter((fate) => fate === "unauthenticated")).toHaveLength(200);
  expect(fates.slice(200).every((fate) => fate === "rate_limited")).toBe(true);
});

test("a known browser has ten tries of its own, and a right one gives them back", async () => {
  const { email, userId } = await newAccount();
  const device = await noteDevice(nobody(), userId, undefined);
  const fates = async (count: number) => {
    const all = [];
    for (let n = 0; n < count; n++)
      all.push(await tryOn(email, "wrong horse", "192.0.2.1", device));
    return all;
  };
  await fates(9);
  expect(await tryOn(email, "correct horse", "192.0.2.1", device)).toBe("right");
  expect((await fates(11)).at(-1)).toBe("rate_limited");
});

test("one caller is bounded over all accounts, IPv6 by its /64, and right ones do not count", async () => {
  const { email } = await newAccount();
  const address = (n: number) => `2001:db8:7:7::${n.toString(16)}`;
  for (let n = 1; n <= 30; n++) {
    expect(await tryOn(email, "correct horse", address(n))).toBe("right");
  }
  for (let n = 1; n <= 100; n++) {
    expect(await tryOn(`${newId()}@example.com`, "wrong horse", address(n))).toBe(
      "unauthenticated",
    );
  }
  expect(await tryOn(`${newId()}@example.com`, "wrong horse", address(999))).toBe("rate_limited");
  expect(await tryOn(email, "correct horse", "2001:db8:7:8::1")).toBe("right");
});

test("a device cookie counts for the accounts it signed in to, and one that we never gave for none", async () => {
  const [mine, other] = [await newAccount(), await newAccount()];
  const device = await noteDevice(nobody(), mine.userId, undefined);
  expect(await noteDevice(nobody(), mine.userId, device)).toBe(device);
  await guess(other.email, 1);
  expect(await tryOn(other.email, "correct horse", stranger(0), device)).toBe("rate_limited");
  expect(await noteDevice(nobody(), other.userId, device)).toBe(device);
  expect(await tryOn(other.email, "correct horse", stranger(0), device)).toBe("right");
  const invented = "x".repeat(43);
  expect(await noteDevice(nobody(), mine.userId, invented)).not.toBe(invented);
  const stored = await query<{ token_hash: string }>("select token_hash from known_devices");
  expect(stored.map(({ token_hash }) => token_hash)).not.toContain(device);
});

test("of a person's many browsers the newest fifty are known", async () => {
  const { email, userId } = await newAccount();
  const first = await noteDevice(nobody(), userId, undefined);
  for (let n = 1; n <= 50; n++) await noteDevice(nobody(movedClock(n * 1000)), userId, undefined);
  await guess(email, 1);
  expect(await tryOn(email, "correct horse", stranger(0), first)).toBe("rate_limited");
});

test("a stranger's requests for links leave the owner a link, from a known browser and another", async () => {
  const { email, userId } = await newAccount();
  const device = await noteDevice(nobody(), userId, undefined);
  for (let n = 0; n < 5; n++) expect(await askFor(email, stranger(0))).toBe("sent");
  expect(await askFor(email, stranger(0))).toBe("rate_limited");
  for (let n = 0; n < 5; n++) expect(await askFor(email, stranger(1))).toBe("sent");
  expect(await askFor(email, "203.0.113.9")).toBe("sent");
  expect(await askFor(email, stranger(0), device)).toBe("sent");
});

test("one mailbox gets twenty links an hour from unknown browsers, from however many addresses", async () => {
  const { email } = await newAccount();
  const fates = [];
  for (let n = 0; n < 40; n++) fates.push(await askFor(email, stranger(n)));
  expect(fates.filter((fate) => fate === "sent")).toHaveLength(20);
  expect(await askFor(email, stranger(50), undefined, nobody(movedClock(hour)))).toBe("sent");
});

test("one caller asks for thirty links an hour at most, for all addresses together", async () => {
  const fates = [];
  for (let n = 0; n < 32; n++) fates.push(await askFor(`${newId()}@example.com`, "192.0.2.77"));
  expect(fates.filter((fate) => fate === "sent")).toHaveLength(30);
});
