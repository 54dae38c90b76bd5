import { execFile } from "node:child_process";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { inTransaction, query } from "@/lib/db";
import { type Context, fromPublicId, newId } from "@/lib/kernel";
import { findApiKey, findSession } from "@/lib/sites";
import { newOrder } from "@/test/new-order";
import { newPerson, newSession } from "@/test/new-person";
import { newSite } from "@/test/new-site";
import { run as endSessions } from "./admin/end-sessions";
import { run as ledgerVerify } from "./admin/ledger-verify";

type Result = { code: number; stdout: string; stderr: string };

const asOneFile = join(inject("programs"), "admin.mjs");

/** Runs a command: as one file, which says and does the same in an eighth of the time, or as it lies here. */
function admin(args: string[], env: Record<string, string> = {}, program = [asOneFile]) {
  return new Promise<Result>((resolve) => {
    execFile(
      process.execPath,
      [...program, ...args],
      { env: { ...process.env, NODE_OPTIONS: "", ...env } },
      (error, stdout, stderr) => resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
    );
  });
}

/** As `npm run --silent admin -- …` does. */
const fromSources = ["--import", "tsx", join(import.meta.dirname, "admin.ts")];

const roleOf = async (userId: string, siteId: string) =>
  (
    await query("select role from site_members where user_id = $1 and site_id = $2", [
      userId,
      siteId,
    ])
  )[0]?.role;

test("create-site prints the client id and nothing else", async () => {
  const args = ["create-site", "--name", "Robin draws", "--virtual"];
  const { code, stdout, stderr } = await admin(args, {}, fromSources);
  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout).toMatch(/^cl_[0-9a-z]{26}\n$/);
  const [site] = await query("select name, is_virtual from sites where client_id = $1", [
    stdout.trim(),
  ]);
  expect(site).toEqual({ name: "Robin draws", is_virtual: true });
});

test("create-user makes an account with a role, and gives one that exists another role", async () => {
  const { site, siteId } = await newSite();
  const email = `${newId()}@example.com`;
  const first = await admin([
    "create-user",
    ...[
      "--email",
      email,
      "--password",
      "a long password",
      "--site",
      site.clientId,
      "--role",
      "viewer",
    ],
  ]);
  expect([first.code, first.stderr]).toEqual([0, ""]);
  const userId = fromPublicId("user", first.stdout.trim());
  expect(await roleOf(userId, siteId)).toBe("viewer");

  const again = await admin([
    "create-user",
    ...[`--email=${email}`, "--password=another one", `--site=${site.slug}`, "--role=owner"],
  ]);
  expect([again.code, again.stdout]).toEqual([0, first.stdout]);
  expect(again.stderr).toContain("keeps its password");
  expect(await roleOf(userId, siteId)).toBe("owner");
});

test("connect prints the webhook URL, for any spelling of the platform", async () => {
  const { site } = await newSite();
  const { code, stdout } = await admin(
    [
      "connect",
      "--site",
      site.slug,
      "--platform",
      "Buy-Me-A-Coffee",
      "--secret=-starts-with-a-dash",
    ],
    { APP_URL: "https://till.example.com" },
  );
  expect(code).toBe(0);
  expect(stdout).toBe(`https://till.example.com/api/webhooks/buymeacoffee/${site.clientId}\n`);
});

test("create-key prints a key with these scopes", async () => {
  const { site, siteId } = await newSite();
  const { code, stdout } = await admin([
    "create-key",
    "--site",
    site.slug,
    "--scopes",
    "orders:read,write",
  ]);
  expect(code).toBe(0);
  expect(await findApiKey(stdout.trim())).toMatchObject({
    siteId,
    scopes: ["orders:read", "orders:write"],
  });
});

test("end-sessions signs a person out everywhere, or everybody, and prints how many sessions ended", async () => {
  const [one, other] = [await newPerson(), await newPerson()];
  const signIn = async (ctx: Context) => (await newSession(ctx)).token;
  const tokens = [await signIn(one.ctx), await signIn(one.ctx), await signIn(other.ctx)];
  const open = async () =>
    (await Promise.all(tokens.map(findSession))).map((session) => session !== undefined);
  expect(await endSessions(["--email", one.email])).toBe("2");
  expect(await open()).toEqual([false, false, true]);
  expect(await endSessions(["--everybody"])).toBe("1");
  expect(await open()).toEqual([false, false, false]);
});

test("end-sessions wants to know whose, and says when there is no such account", async () => {
  const refused = await Promise.all(
    [[], ["--email", `${newId()}@example.com`]].map((flags) => admin(["end-sessions", ...flags])),
  );
  expect(refused).toMatchObject([
    { code: 1, stdout: "", stderr: "Give either --email or --everybody.\n" },
    { code: 1, stdout: "", stderr: "No such account.\n" },
  ]);
});

test("clock moves the sandbox's clock and prints the time, and refuses outside of the sandbox", async () => {
  const moved = await admin(["clock", "--advance", "7d"]);
  expect(moved.code).toBe(0);
  const ahead = Date.parse(moved.stdout.trim()) - Date.now();
  expect(Math.round(ahead / 86_400_000)).toBe(7);

  const refused = await admin(["clock", "--advance", "7d"], {
    APP_URL: "https://till.example.com",
  });
  expect([refused.code, refused.stdout]).toEqual([1, ""]);
  expect(refused.stderr).toContain("only in the sandbox");
});

test.each([
  [
    "No such site: nowhere.",
    ["connect", "--site", "nowhere", "--platform", "kofi", "--secret", "abcd"],
  ],
  ["No such site: nowhere.", ["create-key", "--site", "nowhere", "--scopes", "orders:read"]],
  ["--role is required.", ["create-user", "--email", "a@example.com", "--site", "nowhere"]],
  [
    "Choose one of the roles.",
    ["create-user", "--email", "a@example.com", "--site", "x", "--role", "king"],
  ],
  ["orders:fly is not a scope.", ["create-key", "--site", "x", "--scopes", "orders:fly"]],
  ["is not a duration", ["clock", "--advance", "soon"]],
  ["Unknown option", ["create-site", "--name", "x", "--colour", "red"]],
])("a refusal is a sentence on stderr: %s", async (sentence, args) => {
  const { code, stdout, stderr } = await admin(args);
  expect([code, stdout]).toEqual([1, ""]);
  expect(stderr).toContain(sentence);
  expect(stderr.trim().split("\n")).toHaveLength(1);
});

test("an unknown command shows what there is", async () => {
  const { code, stdout, stderr } = await admin(["constructor"]);
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toContain("create-key --site");
});

test("without a server and without a database the reason is said", async () => {
  const nowhere = { DATABASE_URL: "", ONETILL_DATA_DIR: join(import.meta.dirname, "none") };
  const missing = await admin(["create-site", "--name", "x"], nowhere);
  expect(missing.code).toBe(1);
  expect(missing.stderr).toContain("Onetill is not running here.");

  const away = await admin(["create-site", "--name", "x"], {
    DATABASE_URL: "postgresql://127.0.0.1:1/x",
  });
  expect(away.code).toBe(1);
  expect(away.stderr).toContain("cannot be reached");
});

test("ledger-verify says ok, or what is wrong with the ledger, for one site or all of them", async () => {
  const { site, siteId } = await newSite();
  const { id, publicId } = await newOrder(siteId);
  expect(await ledgerVerify(["--site", site.slug])).toBe("ok");

  await query("update orders set amount = 1300 where site_id = $1 and id = $2", [siteId, id]);
  // As if a row had been lost on a disk: no statement could take it out.
  await inTransaction(async (tx) => {
    await tx.query("set local session_replication_role = replica");
    await tx.query("delete from ledger_postings where site_id = $1 and account = 'site'", [siteId]);
  });
  const found = await admin(["ledger-verify", "--site", site.slug]);
  expect([found.code, found.stdout]).toEqual([1, ""]);
  const lines = found.stderr.trimEnd().split("\n");
  expect(lines[0]).toMatch(
    /: The postings of transaction sale:kofi:\S+ sum to -1200 EUR, not to zero\.$/,
  );
  expect(lines[1]).toContain(`(${publicId}): €13.00 was paid, and the ledger says €0.00.`);
  expect(lines).toHaveLength(2);
  await expect(ledgerVerify([])).rejects.toThrow(found.stderr.trimEnd());
});
