import { afterAll, expect, test } from "vitest";
import { closePool, query } from "@/lib/db";
import { newId } from "@/lib/kernel";
import { kofiDelivery } from "@/test/deliveries";
import { newPerson } from "@/test/new-person";
import { newTill } from "@/test/till";
import { setPreference } from "./preferences";
import { watchConnections } from "./watch-connections";

afterAll(closePool);

/** A till that Ko-fi delivered to once a day for `days` days, the last time `quiet` days ago. */
async function newDaily(quiet: number, days = 30) {
  const till = await newTill();
  await query(
    `insert into inbound_events (id, site_id, connection_id, platform, delivery_id, body, state,
       received_at)
     select gen_random_uuid(), c.site_id, c.id, 'kofi', gen_random_uuid()::text, '', 'processed',
       onetill_now() - ($2 + d) * interval '1 day'
     from connections c, generate_series(0, $3 - 1) as d
     where c.site_id = $1 and c.platform = 'kofi' returning 1`,
    [till.siteId, quiet, days],
  );
  const owner = await newPerson({ [till.siteId]: "owner" });
  const told = async (userId = owner.userId) =>
    (
      await query<{ title: string; delivery: string; read: boolean; href: string; body: string }>(
        `select title, body, href, delivery, read_at is not null as read from notices
         where user_id = $1 order by created_at, id`,
        [userId],
      )
    ).map(({ title, delivery, read }) => ({ title, delivery, read }));
  const deliver = () =>
    query(
      `insert into inbound_events (id, site_id, connection_id, platform, delivery_id, body, state)
       select $2::uuid, site_id, id, 'kofi', $2::text, '', 'processed' from connections
       where site_id = $1 and platform = 'kofi' returning 1`,
      [till.siteId, newId()],
    );
  return { ...till, owner, told, deliver };
}

const silent = { title: "Ko-fi has gone quiet on Test site", delivery: "at_once" };
const over = { title: "Ko-fi works again on Test site", delivery: "in_app", read: false };

test("a silence is told once, whoever watches how often, and ends with a quiet word", async () => {
  const till = await newDaily(5);
  await Promise.all([watchConnections(), watchConnections()]);
  await watchConnections();
  expect(await till.told()).toEqual([{ ...silent, read: false }]);
  const [notice] = await query<{ href: string; body: string }>(
    "select href, body from notices where user_id = $1",
    [till.owner.userId],
  );
  expect(notice?.href).toBe(`/sites/${till.site.slug}/connections/kofi`);
  expect(notice?.body).toContain("Check the address and that the webhook is switched on");
  await till.deliver();
  await Promise.all([watchConnections(), watchConnections()]);
  expect(await till.told()).toEqual([{ ...silent, read: true }, over]);
  const mails = await query("select purpose from outgoing_mails where recipient = $1", [
    till.owner.email,
  ]);
  expect(mails).toEqual([{ purpose: "notice" }]);
});

test("nobody is alarmed about what is usual, new, or switched off", async () => {
  const usual = await newDaily(1);
  const young = await newDaily(5, 5);
  const gone = await newDaily(5);
  await query("update connections set secret_encrypted = null where site_id = $1 returning 1", [
    gone.siteId,
  ]);
  const off = await newDaily(5);
  await setPreference(off.owner.ctx, { kind: "connection_trouble", way: "off" });
  await watchConnections();
  for (const till of [usual, young, gone, off]) expect(await till.told()).toEqual([]);
});

test("refused deliveries are told, with what to compare, and once a day at most", async () => {
  const till = await newDaily(0);
  const refuse = () =>
    till.receive("kofi", kofiDelivery("another-token")).catch(() => "refused as it should be");
  for (let time = 1; time <= 3; time++) {
    await refuse();
    await watchConnections();
    await till.deliver();
    await watchConnections();
  }
  expect(await till.told()).toEqual([
    { title: "Ko-fi is refused on Test site", delivery: "at_once", read: true },
    over,
  ]);
});

test("a platform that was disconnected is no alarm any more, and none that works again", async () => {
  const till = await newDaily(5);
  await watchConnections();
  await query("update connections set secret_encrypted = null where site_id = $1 returning 1", [
    till.siteId,
  ]);
  await watchConnections();
  expect(await till.told()).toEqual([{ ...silent, read: true }]);
  expect(await query("select 1 from connection_alarms where site_id = $1", [till.siteId])).toEqual(
    [],
  );
});
