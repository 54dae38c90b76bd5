import { afterAll, beforeAll, expect, test } from "vitest";
import { closePool, query } from "@/lib/db";
import { Parameters, searchConditions, searchTextOf } from "@/lib/lists";
import { newOrder } from "@/test/new-order";
import { newSite } from "@/test/new-site";

const rows = 8_000;
let siteId = "";

beforeAll(async () => {
  ({ siteId } = await newSite());
  const { id } = await newOrder(siteId, { fields: { customerName: "李明 qz" } });
  // A copy of a real one, many times, with names that nobody looks for here.
  const columns = (
    await query<{ name: string }>(
      `select column_name as name from information_schema.columns
       where table_name = 'orders' and is_generated = 'NEVER'`,
    )
  ).map(({ name }) => name);
  const fresh: Record<string, string> = {
    id: "gen_random_uuid()",
    reference: "'B' || lpad(to_hex(n), 7, '0')",
    external_id: "'many-' || n",
    search_text: "' robin' || n || ' lantern maps robin' || n || '@example.com'",
  };
  await query(
    `insert into orders (${columns.map((name) => `"${name}"`).join(", ")})
     select ${columns.map((name) => fresh[name] ?? `o."${name}"`).join(", ")}
     from orders o, generate_series(1, ${rows}) n where o.id = $1 returning 1`,
    [id],
  );
  await query("analyze orders");
}, 120_000);
afterAll(closePool);

/** The plan of a search without a page's order and end, which could walk the whole site for one row. */
async function planOf(q: string): Promise<string> {
  const params = new Parameters();
  const where = searchConditions(q, params, "o.search_text").join(" and ");
  const plan = await query<{ "QUERY PLAN": string }>(
    `explain select o.id from orders o where o.site_id = ${params.add(siteId)} and ${where}`,
    params.values,
  );
  return plan.map((line) => line["QUERY PLAN"]).join("\n");
}

test.each(["q", "qz", "李", "李明", "猫", "%", "é猫", "😀", "x-", "#1"])(
  `the search for %j among ${rows} orders is served by an index of words`,
  async (q) => {
    const plan = await planOf(q);
    expect(plan).not.toContain("Seq Scan");
    expect(plan).toMatch(/orders_(search|characters)_idx/);
  },
);

test("what is written in two characters is found by one and by both", async () => {
  const found = async (q: string) => {
    const params = new Parameters();
    const where = searchConditions(q, params, "o.search_text").join(" and ");
    const site = params.add(siteId);
    return query(`select 1 from orders o where o.site_id = ${site} and ${where}`, params.values);
  };
  for (const q of ["李", "明", "李明", "q", "qz", "李明 qz"])
    expect(await found(q)).toHaveLength(1);
  // No reference, which is drawn by chance and is searched too, has a U.
  for (const q of ["明李", "u", "%", "猫"]) expect(await found(q)).toHaveLength(0);
  expect(searchTextOf(["李明"])).toBe(" 李明");
});
