import { expect, test } from "vitest";
import { databaseBefore } from "./database-before";

test("events that waited when the till was brought up to date wait on, in the order in which they happened", async () => {
  const database = await databaseBefore("consumers");
  // The first one failed already, and its next try is far away.
  await database.run(
    `insert into outbox (id, site_id, topic, subject_id, type, data, attempts, last_error, created_at, due_at)
       select gen_random_uuid(), s.site, 'order', s.site, 'order.received', jsonb_build_object('nth', e.nth),
         e.attempts, e.error, timestamptz '2026-11-01 12:00:00Z' + e.nth * interval '1 second', e.due
       from (select gen_random_uuid() as site) s, (values
         (1, 5, 'it failed', timestamptz '2036-01-01 00:00:00Z'),
         (2, 0, null, timestamptz '2026-11-01 12:00:02Z')) as e(nth, attempts, error, due)`,
  );
  await database.goOn();
  const rows = await database.run(
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
});
