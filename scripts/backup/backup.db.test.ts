import { execFile } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { query } from "@/lib/db";
import { migrate } from "@/lib/db/migrate";
import { checkSecret } from "@/lib/installation";
import { processWaitingDeliveries } from "@/lib/jobs";
import { decryptSecret } from "@/lib/kernel";
import { kofiDelivery } from "@/test/deliveries";
import { newTill } from "@/test/till";
import { loadBackup } from "./load-backup";
import { openBackup } from "./read-backup";
import { withClient } from "./run-command";
import { writeBackup } from "./write-backup";

const folder = mkdtempSync(join(tmpdir(), "onetill-backup-"));
afterAll(() => rmSync(folder, { recursive: true }));
const here = process.env.DATABASE_URL ?? "";

async function emptyDatabase(): Promise<string> {
  const name = `restored_${randomBytes(6).toString("hex")}`;
  await withClient(inject("databaseServer"), (client) => client.query(`create database ${name}`));
  const url = new URL(inject("databaseServer"));
  url.pathname = `/${name}`;
  return url.href;
}

/** A fingerprint of every row of every table, as this client sees them now. */
async function printsOf(client: pg.Client): Promise<Record<string, string>> {
  const { rows: tables } = await client.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' order by 1",
  );
  const prints: Record<string, string> = {};
  for (const { name } of tables) {
    const { rows } = await client.query<{ print: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(t::text, ' ' order by t::text)), '') as print
       from public.${pg.escapeIdentifier(name)} t`,
    );
    prints[name] = rows[0]?.print ?? "";
  }
  return prints;
}

const indexesOf = async (client: pg.Client) =>
  (
    await client.query(
      `select indexdef as what from pg_indexes where schemaname = 'public'
       union all select conrelid::regclass || ' ' || pg_get_constraintdef(oid) from pg_constraint
       where connamespace = 'public'::regnamespace order by 1`,
    )
  ).rows;

/** Deliveries that come in and are worked through until it is told to stop. */
function startLoad(till: Awaited<ReturnType<typeof newTill>>) {
  const acknowledged: string[] = [];
  let stopped = false;
  const lane = async () => {
    while (!stopped) {
      const transaction = randomUUID();
      await till.receive(
        "kofi",
        kofiDelivery(till.secrets.kofi, { kofi_transaction_id: transaction }),
      );
      acknowledged.push(transaction);
    }
  };
  const work = async () => {
    while (!stopped) await processWaitingDeliveries();
  };
  const all = Promise.all([lane(), lane(), lane(), work()]);
  return {
    acknowledged,
    reached: async (count: number) => {
      while (acknowledged.length < count) await new Promise(setImmediate);
    },
    stop: async () => {
      stopped = true;
      await all;
      await processWaitingDeliveries();
    },
  };
}

let till: Awaited<ReturnType<typeof newTill>>;
let file: string;
beforeAll(async () => {
  await checkSecret();
  till = await newTill();
  file = join(folder, "first.backup");
  await query(
    `insert into outgoing_mails (id, site_id, purpose, dedupe_key, recipient, subject, html, text, state)
     select gen_random_uuid(), $1, 'notice', state::text, 'robin@example.com', state::text, '<p>', $2, state
     from unnest(enum_range(null::mail_state)) state`,
    [till.siteId, "tabs\tand\nlines, \\N and a backslash \\. and 🦊"],
  );
  await withClient(here, async (client) => {
    await client.query("begin isolation level repeatable read read only");
    await writeBackup(client, file);
  });
});

test("a backup made under load holds every order acknowledged before it, each table as of one moment", async () => {
  const load = startLoad(till);
  await load.reached(30);
  const underLoad = join(folder, "load.backup");
  const { before, then, written } = await withClient(here, async (client) => {
    await client.query("begin isolation level repeatable read read only");
    const before = [...load.acknowledged];
    const then = await printsOf(client);
    // What comes in from now on is not seen by this transaction.
    await load.reached(before.length + 30);
    return { before, then, written: await writeBackup(client, underLoad) };
  });
  await load.stop();
  expect(load.acknowledged.length).toBeGreaterThan(before.length);
  expect(statSync(underLoad).mode & 0o777).toBe(0o600);

  const elsewhere = await emptyDatabase();
  await withClient(elsewhere, async (client) => {
    const counts = await loadBackup(client, await openBackup(underLoad));
    expect(counts).toEqual(written.rows);
    expect(await printsOf(client)).toEqual(then);
    expect(await indexesOf(client)).toEqual(await withClient(here, indexesOf));

    const { rows: deliveries } = await client.query<{ body: string }>(
      "select encode(body, 'escape') as body from inbound_events",
    );
    const bodies = deliveries.map(({ body }) => decodeURIComponent(body)).join("\n");
    expect(before.filter((transaction) => !bodies.includes(transaction))).toEqual([]);
    const { rows: orphans } = await client.query(
      `select e.id from inbound_events e left join orders o on o.id = e.order_id
       where e.state = 'processed' and o.id is null`,
    );
    expect(orphans).toEqual([]);

    const { rows: secrets } = await client.query<{ id: string; sealed: string; platform: string }>(
      "select id, secret_encrypted as sealed, platform from connections order by platform",
    );
    expect(secrets.map(({ id, sealed }) => decryptSecret(sealed, id))).toEqual([
      till.secrets.bmc,
      till.secrets.kofi,
    ]);
    const { rows: mails } = await client.query<{ subject: string; state: string }>(
      "select subject, state from outgoing_mails where purpose = 'notice'",
    );
    expect(mails.length).toBeGreaterThan(4);
    expect(mails.filter(({ subject, state }) => subject !== state)).toEqual([]);
  });
  expect(await migrate(elsewhere)).toEqual([]);
}, 120_000);

test("a file with any byte changed, or cut short anywhere, is refused before anything is touched", async () => {
  const whole = readFileSync(file);
  const broken = join(folder, "broken.backup");
  const places = [0, 20, whole.length >> 1, whole.length - 80, whole.length - 1];
  for (const place of [
    ...places,
    ...Array.from({ length: 10 }, () => Math.floor(Math.random() * whole.length)),
  ]) {
    const changed = Buffer.from(whole);
    changed.writeUInt8(changed.readUInt8(place) ^ 1, place);
    writeFileSync(broken, changed);
    await expect(openBackup(broken)).rejects.toThrow(/is damaged|is not a backup|newer version/);
    writeFileSync(broken, whole);
    truncateSync(broken, place);
    await expect(openBackup(broken)).rejects.toThrow(/is damaged|is not a backup/);
  }
  writeFileSync(broken, whole);
  expect((await openBackup(broken)).header.migrations.length).toBeGreaterThan(2);
});

test("a database with something in it is left alone unless it may be replaced, and a failed restore leaves it as it was", async () => {
  const target = await emptyDatabase();
  const backup = await openBackup(file);
  await withClient(target, (client) => loadBackup(client, backup));
  await withClient(target, async (client) => {
    await expect(loadBackup(client, backup)).rejects.toThrow(/something in this database already/);
    await client.query("delete from outgoing_mails where subject = 'queued'");
    const before = await printsOf(client);

    const newer = { ...backup.header, migrations: [...backup.header.migrations, "29990101_later"] };
    await expect(
      loadBackup(client, { ...backup, header: newer }, { replace: true }),
    ).rejects.toThrow(/newer version of Onetill/);
    // The tables of an older version do not have what the rows have: it fails half-way.
    const older = { ...backup.header, migrations: backup.header.migrations.slice(0, 1) };
    await expect(
      loadBackup(client, { ...backup, header: older }, { replace: true }),
    ).rejects.toThrow();
    expect(await printsOf(client)).toEqual(before);

    await loadBackup(client, backup, { replace: true });
    const { rowCount } = await client.query("select from outgoing_mails where subject = 'queued'");
    expect(rowCount).toBe(1);
  });
}, 60_000);

test("there is nothing that counts by itself, which a backup of rows would lose", async () => {
  expect(await query("select sequencename from pg_sequences where schemaname = 'public'")).toEqual(
    [],
  );
});

/** Runs one of the two commands. */
function run(script: "backup" | "restore", args: string[], env: Record<string, string>) {
  return new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    execFile(
      process.execPath,
      [join(inject("programs"), `${script}.mjs`), ...args],
      { env: { ...process.env, ...env } },
      (error, stdout, stderr) => resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
    );
  });
}

test("the commands say what they did, and refuse a backup of another secret", async () => {
  const target = join(folder, "command.backup");
  const made = await run("backup", [target], { DATABASE_URL: here });
  expect([made.code, made.stderr]).toEqual([0, ""]);
  expect(made.stdout).toMatch(/rows of \d+ tables.*\n.*keep a copy of that/);
  expect(readFileSync(target, "latin1")).not.toContain(process.env.ONETILL_SECRET);

  const elsewhere = await emptyDatabase();
  const other = { DATABASE_URL: elsewhere, ONETILL_SECRET: randomBytes(32).toString("base64") };
  const refused = await run("restore", [target], other);
  expect([refused.code, refused.stdout]).toEqual([1, ""]);
  expect(refused.stderr).toMatch(/made with another secret than the one here.*accept-new-secret/);

  const restored = await run("restore", [target], { DATABASE_URL: elsewhere });
  expect([restored.code, restored.stderr]).toEqual([0, ""]);
  expect(restored.stdout).toMatch(/^Restored \d+ rows of \d+ tables/);
}, 120_000);
