import { expect, test, vi } from "vitest";
import { query } from "@/lib/db";
import { hashToken, newId } from "@/lib/kernel";
import { newPerson, nobody } from "@/test/new-person";

/** Hashings that are under way: each ends when the test says so. */
const held: (() => void)[] = [];
let most = 0;
vi.mock("node:crypto", async (original) => {
  const crypto = await original<typeof import("node:crypto")>();
  const scrypt = (
    _password: unknown,
    _salt: unknown,
    length: number,
    _options: unknown,
    done: (error: Error | null, key: Buffer) => void,
  ) => {
    held.push(() => done(null, Buffer.alloc(length)));
    most = Math.max(most, held.length);
  };
  return { ...crypto, scrypt };
});
const { acceptInvitationAsNew, atOnce, changePassword, checkPassword, createOwner, noteDevice } =
  await import("../index");

/** Lets what is under way end until nothing is left, and gives what came of the calls. */
async function finish<T>(calls: Promise<T>[]) {
  let open = true;
  const settled = Promise.allSettled(calls).finally(() => {
    open = false;
  });
  while (open) {
    held.shift()?.();
    await new Promise(setImmediate);
  }
  return settled;
}

const soon = (check: () => unknown) => vi.waitFor(check, { timeout: 20_000, interval: 10 });

const codes = (results: PromiseSettledResult<unknown>[]) =>
  results.map((one) =>
    one.status === "fulfilled" ? "ok" : ((one.reason as { code?: string }).code ?? "unknown error"),
  );

const signIn = (device?: string, email = `${newId()}@example.com`) =>
  checkPassword(nobody(), {
    ...{ email, password: "correct horse", address: newId() },
    ...(device ? { device } : {}),
  });

const room = atOnce.passwordHashes.max + atOnce.passwordsWaiting.max;

test("of many sign-ins at once a few are hashed at a time, the surplus is told to wait, none fails", async () => {
  most = 0;
  const refused: string[] = [];
  const calls = Array.from({ length: 80 }, () =>
    signIn().catch((error: { code: string }) => {
      if (error.code === "rate_limited") refused.push(error.code);
      throw error;
    }),
  );
  const all = Promise.allSettled(calls);
  await soon(() => expect(refused).toHaveLength(80 - room));
  await finish(calls);
  expect(most).toBe(atOnce.passwordHashes.max);
  expect(codes(await all).filter((code) => code === "unauthenticated")).toHaveLength(room);
  expect(new Set(codes(await all))).toEqual(new Set(["unauthenticated", "rate_limited"]));
});

test("a known browser goes ahead of strangers, also when all their places are taken", async () => {
  const { userId, email } = await newPerson();
  const device = await noteDevice(nobody(), userId, undefined);
  const refused: unknown[] = [];
  const flood = Array.from({ length: 40 }, () => signIn());
  for (const one of flood) one.catch((error) => refused.push(error));
  await soon(() => expect(refused).toHaveLength(40 - room));
  const order: string[] = [];
  const own = signIn(device, email).catch(() => order.push("own"));
  for (const one of flood)
    one.catch(({ code }) => code === "unauthenticated" && order.push("flood"));
  // Counted by now, and waiting.
  await soon(async () => {
    const key = `password-device:${hashToken(`${email} ${device}`)}`;
    expect(await query("select 1 from rate_limits where key = $1", [key])).toHaveLength(1);
  });
  await finish([...flood, own]);
  expect(order.filter((who) => who === "flood")).toHaveLength(room);
  expect(order.indexOf("own")).toBeLessThan(room / 2);
});

test("changing a password waits for its turn as well", async () => {
  most = 0;
  const people = await Promise.all(Array.from({ length: 8 }, () => newPerson()));
  const changes = people.map(({ ctx }) =>
    changePassword(ctx, { proof: { current: "" }, password: "battery staple gun" }),
  );
  const others = Array.from({ length: 8 }, () => signIn());
  await finish<unknown>([...changes, ...others]);
  expect(codes(await Promise.allSettled(changes))).toEqual(Array(8).fill("ok"));
  expect(most).toBe(atOnce.passwordHashes.max);
});

test("nobody is hashed for who has made an invitation up, or comes late to the first account", async () => {
  await newPerson();
  most = 0;
  const account = { name: "Mallory", password: "battery staple gun" };
  await expect(
    acceptInvitationAsNew(nobody(), { token: "made up", ...account }),
  ).rejects.toMatchObject({ code: "conflict" });
  const owner = { email: "mallory@example.com", siteName: "Mine", ...account };
  await expect(createOwner(nobody(), owner)).rejects.toMatchObject({ code: "not_found" });
  expect(most).toBe(0);
});
