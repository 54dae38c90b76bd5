import { expect, test } from "vitest";
import { installationSiteId } from "@/lib/kernel";
import { databaseBefore } from "./database-before";

test("mails of the installation get its own site, and rows of sites keep theirs under their new keys", async () => {
  const database = await databaseBefore("keys_by_site");
  await database.run(`
    insert into outgoing_mails (id, site_id, purpose, dedupe_key, recipient, subject, html, text)
    select gen_random_uuid(), site, 'test', 'of ' || coalesce(site::text, 'nobody'), 'a@example.com', '', '', ''
    from unnest(array[null, '018f0000-0000-7000-8000-000000000001'::uuid]) as site;
    insert into mail_attempts (id, site_id, mail_id, number, at, outcome)
    select gen_random_uuid(), site_id, id, 1, now(), 'sent' from outgoing_mails;
    insert into customers (id, site_id, identity_key) values
      ('018f0000-0000-7000-8000-00000000000c', '018f0000-0000-7000-8000-000000000001', 'x');
    insert into subscriptions (id, site_id, customer_id, platform, external_id, state, amount, currency, reported_rank)
    select gen_random_uuid(), site_id, id, 'kofi', 'x', 'active', 1, 'EUR', '' from customers`);
  await database.goOn();

  const both = [
    { site_id: installationSiteId },
    { site_id: "018f0000-0000-7000-8000-000000000001" },
  ];
  expect(await database.run("select site_id from outgoing_mails order by 1")).toEqual(both);
  expect(
    await database.run(
      `select a.site_id from mail_attempts a
       join outgoing_mails m on m.site_id = a.site_id and m.id = a.mail_id order by 1`,
    ),
  ).toEqual(both);
  expect(
    await database.run(
      `select 1 from subscriptions s
       join customers c on c.site_id = s.site_id and c.id = s.customer_id`,
    ),
  ).toHaveLength(1);
});

test("what was unique before is unique on its site, so that no second one is written", async () => {
  const database = await databaseBefore("keys_by_site");
  const site = "018f0000-0000-7000-8000-000000000001";
  await database.goOn();
  const write = (of: string) =>
    database.run(
      `insert into outgoing_mails (id, site_id, purpose, dedupe_key, recipient, subject, html, text)
       values (gen_random_uuid(), '${of}', 'test', 'once', 'a@example.com', '', '', '')
       on conflict do nothing returning 1`,
    );
  expect(await write(site)).toHaveLength(1);
  expect(await write(site)).toHaveLength(0);
  expect(await write(installationSiteId)).toHaveLength(1);
  expect(await write(installationSiteId)).toHaveLength(0);
});
