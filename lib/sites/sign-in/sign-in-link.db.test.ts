import { expect, test } from "vitest";
import { query } from "@/lib/db";
import { movedClock, newId } from "@/lib/kernel";
import { newPerson, nobody } from "@/test/new-person";
import { changePassword, createSignInLink, takeLinkRequest, useSignInLink } from "../index";

const minute = 60_000;

async function newLink(email: string) {
  const link = await createSignInLink(nobody(), email);
  if (!link) throw new Error("no link was made");
  return link;
}

test("a link signs its person in, once, even when it is used twice at the same moment", async () => {
  const { email, userId } = await newPerson();
  const { token } = await newLink(email);
  const results = await Promise.allSettled([1, 2, 3].map(() => useSignInLink(nobody(), token)));
  const ways = results.filter((result) => result.status === "fulfilled");
  expect(ways.map((result) => result.value)).toEqual([{ userId }]);
});

test("a link works for fifteen minutes", async () => {
  const { email } = await newPerson();
  const { token } = await newLink(email);
  await expect(useSignInLink(nobody(movedClock(15 * minute)), token)).rejects.toMatchObject({
    code: "unauthenticated",
  });
  await useSignInLink(nobody(movedClock(14 * minute)), token);
});

test("a newer link ends the ones before it, and nobody else's", async () => {
  const { email, userId } = await newPerson();
  const other = await newPerson();
  const [others, first, second] = [
    await newLink(other.email),
    await newLink(email),
    await newLink(email),
  ];
  await expect(useSignInLink(nobody(), first.token)).rejects.toMatchObject({
    code: "unauthenticated",
  });
  expect(await useSignInLink(nobody(), second.token)).toMatchObject({ userId });
  expect(await useSignInLink(nobody(), others.token)).toMatchObject({ userId: other.userId });
});

test("of links that are asked for at the same moment one is the newest, and it alone works", async () => {
  for (const { email } of [await newPerson(), await newPerson(), await newPerson()]) {
    const links = await Promise.all(Array.from({ length: 8 }, () => newLink(email)));
    const tries = await Promise.allSettled(
      links.map(({ token }) => useSignInLink(nobody(), token)),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  }
});

test("a new password ends the links that were mailed before, and leaves those of others", async () => {
  const { email, ctx } = await newPerson();
  const other = await newPerson();
  const [link, others] = [await newLink(email), await newLink(other.email)];
  await changePassword(ctx, { proof: { current: "" }, password: "battery staple" });
  await expect(useSignInLink(nobody(), link.token)).rejects.toMatchObject({
    code: "unauthenticated",
  });
  await useSignInLink(nobody(), others.token);
  await useSignInLink(nobody(), (await newLink(email)).token);
});

test("a password that is refused leaves the link as it is", async () => {
  const { email, ctx } = await newPerson();
  const { token } = await newLink(email);
  const change = changePassword(ctx, { proof: { current: "" }, password: "Robin Example 1" });
  await expect(change).rejects.toMatchObject({ code: "invalid_request", param: "password" });
  await useSignInLink(nobody(), token);
});

test("nobody gets in with a made-up token, and the real one is stored nowhere", async () => {
  const { email } = await newPerson();
  const { token } = await newLink(email);
  await expect(useSignInLink(nobody(), `${token.slice(1)}x`)).rejects.toMatchObject({
    code: "unauthenticated",
  });
  const rows = await query("select l::text as row from sign_in_links l");
  expect(JSON.stringify(rows)).not.toContain(token);
});

test("an address without an account gets no link", async () => {
  expect(await createSignInLink(nobody(), `${newId()}@example.com`)).toBeUndefined();
});

test("five links an hour may be asked for, with or without an account", async () => {
  const { email } = await newPerson();
  for (const address of [email, `${newId()}@example.com`]) {
    const ask = (minutes = 0) =>
      takeLinkRequest(nobody(movedClock(minutes * minute)), { email: address });
    for (const _ of Array(5)) expect(await ask()).toBe(address);
    await expect(ask()).rejects.toMatchObject({ code: "rate_limited" });
    await ask(61);
  }
});
