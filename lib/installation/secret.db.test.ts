import { randomBytes } from "node:crypto";
import { beforeEach, expect, test, vi } from "vitest";
import { query } from "@/lib/db";
import { newTill } from "@/test/till";

const newSecret = () => randomBytes(32).toString("base64url");

const mine = process.env.ONETILL_SECRET ?? "";

/** The verbs as a process with this secret has them. */
async function withSecret(secret: string) {
  vi.resetModules();
  vi.stubEnv("ONETILL_SECRET", secret);
  const verbs = await import("@/lib/installation");
  // Settings are read at first use: before the next stub.
  verbs.secretCheck();
  return verbs;
}

beforeEach(async () => {
  await query("delete from installation");
  await query("delete from connections");
});

test("the first start keeps a check value, and only the same secret is taken from then on", async () => {
  const other = newSecret();
  await (await withSecret(mine)).checkSecret();
  await (await withSecret(mine)).checkSecret();
  const rows = await query<{ secret_check: string }>("select secret_check from installation");
  expect(rows).toEqual([{ secret_check: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
  await expect((await withSecret(other)).checkSecret()).rejects.toThrow(
    /not the one that this database was set up with.*unsubscribe links.*accept-new-secret/s,
  );
});

test("of two processes that start at once with different secrets, one is refused", async () => {
  const [first, second] = [await withSecret(newSecret()), await withSecret(newSecret())];
  const results = await Promise.allSettled([first.checkSecret(), second.checkSecret()]);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("a database from before there were check values is taken by the secret that opens it, and by no other", async () => {
  const till = await newTill();
  await expect((await withSecret(newSecret())).checkSecret()).rejects.toThrow(
    /2 connection secrets/,
  );
  expect(await query("select from installation")).toEqual([]);
  await (await withSecret(mine)).checkSecret();
  expect(
    await query("select secret_hint is null as lost from connections where site_id = $1", [
      till.siteId,
    ]),
  ).toEqual([{ lost: false }, { lost: false }]);
});

test("a new secret is accepted only when it is said twice, and then what was sealed is forgotten", async () => {
  await newTill();
  await (await withSecret(mine)).checkSecret();
  expect(await (await withSecret(mine)).acceptNewSecret(true)).toBeUndefined();

  const next = await withSecret(newSecret());
  expect(await next.acceptNewSecret(false)).toContain("2 connection secrets");
  await expect(next.checkSecret()).rejects.toThrow();
  expect(await next.acceptNewSecret(true)).toContain("2 connection secrets");
  await next.checkSecret();
  const left = await query("select secret_encrypted, secret_hint, secret_set_at from connections");
  const forgotten = { secret_encrypted: null, secret_hint: null, secret_set_at: null };
  expect(left).toEqual([forgotten, forgotten]);
});

test("every column that is named as sealed is on the list of what a lost secret costs", async () => {
  const { sealedColumns } = await import("./sealed-columns");
  const columns = await query(
    `select table_name as table, column_name as column from information_schema.columns
     where table_schema = 'public' and column_name ~ '(encrypted|sealed)' order by 1, 2`,
  );
  expect(sealedColumns.map(({ table, column }) => ({ table, column }))).toEqual(columns);
});
