import { expect, test, vi } from "vitest";
import { query } from "@/lib/db";
import { type Context, movedClock, newId, systemContext } from "@/lib/kernel";
import { newPerson, newSession, nobody } from "@/test/new-person";
import { changePassword, checkPassword, createUser, findSession } from "../index";
import { hashPassword } from "./password-hash";

// Hashing is slow on purpose.
vi.setConfig({ testTimeout: 120_000 });

const minute = 60_000;
const address = "192.0.2.1";

async function newAccount(password = "correct horse") {
  const email = `${newId()}@example.com`;
  const input = { email, name: "Robin", password };
  const { userId } = await createUser(systemContext("test", []), input);
  const ctx: Context = { ...nobody(), actor: { kind: "user", id: userId, label: "Robin" } };
  return { email, userId, ctx };
}

test("the right password proves who somebody is, however the address is typed", async () => {
  const { email, userId } = await newAccount();
  const input = { email: ` ${email.toUpperCase()} `, password: "correct horse", address };
  expect(await checkPassword(nobody(), input)).toEqual({ userId });
});

test("a wrong password and an unknown address are refused in the same words", async () => {
  const { email } = await newAccount();
  const refusal = (given: string) =>
    checkPassword(nobody(), { email: given, password: "wrong horse", address }).catch(
      (error: Error) => error.message,
    );
  const known = await refusal(email);
  expect(known).toBe("The e-mail address or the password is wrong.");
  expect(await refusal(`${newId()}@example.com`)).toBe(known);
  expect(await refusal("not an address\0")).toBe(known);
});

test("after ten failures the right password is refused too, for a quarter of an hour", async () => {
  const { email } = await newAccount();
  const attempt = (password: string, minutes = 0, from = address) =>
    checkPassword(nobody(movedClock(minutes * minute)), { email, password, address: from });
  const wrong = Array.from({ length: 10 }, () => attempt("wrong horse"));
  for (const result of await Promise.allSettled(wrong)) {
    expect((result as PromiseRejectedResult).reason).toMatchObject({ code: "unauthenticated" });
  }
  await expect(attempt("correct horse")).rejects.toMatchObject({ code: "rate_limited" });
  await attempt("correct horse", 0, "192.0.2.2");
  await attempt("correct horse", 16);
});

test("a success forgets the failures before it", async () => {
  const { email } = await newAccount();
  const attempt = (password: string) => checkPassword(nobody(), { email, password, address });
  const counters = async () => (await query("select key from rate_limits")).length;
  const before = await counters();
  await Promise.allSettled([attempt("wrong horse"), attempt("wrong horse")]);
  expect(await counters()).toBe(before + 2);
  await attempt("correct horse");
  expect(await counters()).toBe(before);
});

test("a new password needs the current one, ends the other sessions and renews this one", async () => {
  const account = await newAccount();
  const { email } = account;
  const { ctx, token, sessionId } = await newSession(account.ctx);
  const other = await newSession(account.ctx);
  const change = (current: string) =>
    changePassword(ctx, { proof: { current }, password: "battery staple" });
  await expect(change("wrong horse")).rejects.toMatchObject({
    code: "invalid_request",
    param: "current",
  });
  expect(await findSession(other.token)).toBeDefined();
  const renewed = (await change("correct horse")).token ?? "";
  expect(await findSession(renewed)).toMatchObject({ sessionId });
  expect(await findSession(token)).toBeUndefined();
  expect(await findSession(other.token)).toBeUndefined();
  await checkPassword(nobody(), { email, password: "battery staple", address });
});

test("an account is neither made nor changed with a password that is easily guessed", async () => {
  const refusal = { code: "invalid_request", param: "password" };
  const { ctx, email } = await newAccount();
  await query("update users set name = 'Mara Lindqvist' where email = $1", [email]);
  for (const password of ["password1234", "Mara-Lindqvist", email.toUpperCase()]) {
    const input = { proof: { current: "correct horse" }, password };
    await expect(changePassword(ctx, input)).rejects.toMatchObject(refusal);
  }
  const input = { email: `${newId()}@example.com`, name: "Robin" };
  for (const password of ["qwerty123456", input.email]) {
    const making = createUser(systemContext("test", []), { ...input, password });
    await expect(making).rejects.toMatchObject(refusal);
  }
  await checkPassword(nobody(), { email, password: "correct horse", address });
});

test("a password from before the rule, short or common, still signs in", async () => {
  const { email } = await newAccount();
  for (const password of ["short", "password"]) {
    const hash = await hashPassword(password);
    await query("update users set password_hash = $2 where email = $1", [email, hash]);
    await checkPassword(nobody(), { email, password, address });
  }
});

test("who came by a mailed link, or never had a password, sets one without the old", async () => {
  const forgetful = await newAccount();
  await changePassword(forgetful.ctx, { proof: { cameByLink: true }, password: "battery staple" });
  const { ctx, email } = await newPerson();
  await changePassword(ctx, { proof: { current: "" }, password: "battery staple" });
  await checkPassword(nobody(), { email, password: "battery staple", address });
});

test("of two password changes at the same moment one is told about the other", async () => {
  const { ctx } = await newAccount();
  const change = (password: string) =>
    changePassword(ctx, { proof: { current: "correct horse" }, password });
  const results = await Promise.allSettled([
    change("battery number one"),
    change("battery number two"),
  ]);
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});
