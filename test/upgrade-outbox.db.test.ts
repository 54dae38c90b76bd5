import { randomBytes } from "node:crypto";
import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { expect, inject, test } from "vitest";
import { migrate } from "@/lib/db/migrate";

const migrations = join(import.meta.dirname, "../prisma/migrations");

/** The migrations before the one whose name ends so. */
function migrationsBefore(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), "onetill-before-"));
  const all = readdirSync(migrations).sort();
  const end = all.findIndex((one) => one.endsWith(name));
  for (const one of all.slice(0, end)) {
    cpSync(join(migrations, one), join(folder, one), { recursive: true });
  }
  return folder;
}

test("events that waited when the till was brought up to date wait on, in the order in which they happened", async () => {
  const admin = new pg.Client({ connectionString: inject("databaseServer") });
  await admin.connect();
  const name = `before_${randomBytes(6).toString("hex")}`;
  await admin.query(`create database ${name}`);
  await admin.end();
  const url = new URL(inject("databaseServer"));
  url.pathname = `/${name}`;
  const folder = migrationsBefore("_consumers");
  await migrate(url.href, { folder });
  rmSync(folder, { recursive: true });

  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    // The first one failed already, and its next try is far away.
    await client.query(
      `insert into outbox (id, site_id, topic, subject_id, type, data, attempts, last_error, created_at, due_at)
       select gen_random_uuid(), s.site, 'order', s.site, 'order.received', jsonb_build_object('nth', e.nth),
         e.attempts, e.error, timestamptz '2026-11-01 12:00:00Z' + e.nth * interval '1 second', e.due
       from (select gen_random_uuid() as site) s, (values
         (1, 5, 'it failed', timestamptz '2036-01-01 00:00:00Z'),
         (2, 0, null, timestamptz '2026-11-01 12:00:02Z')) as e(nth, attempts, error, due)`,
    );
    await migrate(url.href);
    const { rows } = await client.query(
      "select data, type, topic, at from outbox order by site_id, at, id",
    );
    expect(rows).toEqual([
      {
        ...{ topic: "order", type: "order.received", data: { nth: 1 } },
        at: new Date("2026-11-01T12:00:01Z"),
      },
      {
        ...{ topic: "order", type: "order.received", data: { nth: 2 } },
        at: new Date("2026-11-01T12:00:02Z"),
      },
    ]);
  } finally {
    await client.end();
  }
});
