import { beforeAll, expect, test, vi } from "vitest";
import { query } from "@/lib/db";
import { movedClock, systemContext } from "@/lib/kernel";
import { runScript } from "@/scripts/stack/run-node";
import { findInDatabase } from "@/test/find-in-database";
import { nobody } from "@/test/new-person";
import { createOwner, createUser, findSetupCode } from "../index";

beforeAll(() => {
  process.env.APP_URL = "https://till.example.com";
});

const input = (setupCode: string) => ({
  ...{ name: "Mara", email: "mara@example.com", password: "eight characters" },
  ...{ siteName: "First site", setupCode },
});

/** The code that a process with these settings asks for. */
async function codeWith(settings: Record<string, string>) {
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
  vi.resetModules();
  const { closePool } = await import("@/lib/db");
  const code = await (await import("../index")).findSetupCode();
  await closePool();
  vi.unstubAllEnvs();
  return code;
}

const wrong = { code: "invalid_request", param: "setupCode" };

// In this order: a database has its first owner once.
test("every process knows the same code of 80 bits, and it is stored nowhere", async () => {
  const code = (await findSetupCode()) ?? "";
  expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
  // The program that the start runs to print it.
  const { DATABASE_URL = "", APP_URL = "" } = process.env;
  expect(await runScript("print-setup-code.ts", { DATABASE_URL, APP_URL })).toBe(code);
  expect(await findInDatabase(code)).toEqual([]);
  expect(await findInDatabase(code.replaceAll("-", ""))).toEqual([]);
});

test("another secret or another database has another code, and this machine alone has none", async () => {
  const code = await findSetupCode();
  const other = await codeWith({ ONETILL_SECRET: "zebra-quilt-ninefold-harbour-48213" });
  expect(other).not.toBe(code);
  const here = { APP_URL: "http://localhost:3000" };
  expect(await codeWith(here)).toBeUndefined();
  // Whoever is on the network can reach it under its number.
  expect(await codeWith({ ...here, HOST: "0.0.0.0" })).toBe(code);
  await query(
    "update _prisma_migrations set id = gen_random_uuid()::text where started_at = (select min(started_at) from _prisma_migrations)",
  );
  expect(await findSetupCode()).not.toBe(code);
});

test("without the code nobody becomes the owner, and ten tries from one place are enough", async () => {
  const code = (await findSetupCode()) ?? "";
  const almost = `${code.slice(0, -1)}${code.endsWith("0") ? "1" : "0"}`;
  const attempt = (setupCode: string, address = "192.0.2.1", minutes = 0) =>
    createOwner(nobody(movedClock(minutes * 60_000)), input(setupCode), address);
  for (const setupCode of ["", "-", almost, code.slice(0, -5), `${code}0`, "x".repeat(100)]) {
    await expect(attempt(setupCode)).rejects.toMatchObject(wrong);
  }
  for (const _ of Array(4)) await expect(attempt(almost)).rejects.toMatchObject(wrong);
  await expect(attempt(code)).rejects.toMatchObject({ code: "rate_limited" });
  // Somebody else's tries do not keep the owner out.
  await expect(attempt(almost, "192.0.2.2")).rejects.toMatchObject(wrong);
  await expect(attempt(almost, "192.0.2.1", 16)).rejects.toMatchObject(wrong);
  expect(await query("select 1 from users")).toEqual([]);
});

test("the code is taken as people type it; then there is none any more", async () => {
  const code = (await findSetupCode()) ?? "";
  const typed = ` ${code.toLowerCase().replaceAll("-", " ").replaceAll("0", "o").replaceAll("1", "l")} `;
  await createOwner(nobody(), input(typed), "192.0.2.3");
  expect(await findSetupCode()).toBeUndefined();
  await expect(createOwner(nobody(), input(code), "192.0.2.3")).rejects.toMatchObject({
    code: "not_found",
  });
  // The operator's own command asks for none.
  const sam = { name: "Sam", email: "sam@example.com", password: "field-password-1" };
  await createUser(systemContext("test", []), sam);
});
