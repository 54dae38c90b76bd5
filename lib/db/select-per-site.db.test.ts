import { afterAll, expect, test } from "vitest";
import { closePool, query, selectPerSite } from "@/lib/db";
import { newSite } from "@/test/new-site";
import { planOf } from "@/test/sent-statements";

afterAll(closePool);

test("each site's part begins with the site and stops at its own limit", async () => {
  const sites = [(await newSite()).siteId, (await newSite()).siteId, (await newSite()).siteId];
  for (const site of sites.slice(0, 2)) {
    await query(
      `insert into outgoing_mails (id, site_id, purpose, dedupe_key, recipient, subject, html, text)
       select gen_random_uuid(), $1, 'test', n::text, 'a@example.com', '', '', ''
       from generate_series(1, 300) as n`,
      [site],
    );
  }
  await query("analyze outgoing_mails");
  const newest = (site: string) =>
    `select site_id as site from outgoing_mails where site_id = ${site}
     order by created_at desc, id desc limit $1`;
  const ask = (of: readonly string[]) => ({
    text: `select site, count(*)::int as n from (${selectPerSite(of, 2, newest)}) m
      group by site order by site`,
    values: [20, ...of],
  });
  const { text, values } = ask(sites);
  const filled = sites.slice(0, 2);
  expect(await query(text, values)).toEqual(filled.map((site) => ({ site, n: 20 })));
  const plan = await planOf(ask(filled));
  const walks = plan.match(/Index (Only )?Scan using outgoing_mails_site_id_created_at_id_idx/g);
  expect(walks).toHaveLength(2);
});
