import { beforeAll, describe, expect, test } from "vitest";
import { type Finding, judgeStatement, loadGrammar } from "./judge-statement";
import type { Kind, Schema } from "./table-kinds";

beforeAll(loadGrammar);

const time = "timestamp with time zone";
const table = (kind: Kind, columns: Record<string, string>) => ({
  kind,
  columns: new Map(
    Object.entries(columns).map(([name, type]) => [name, { type, isEnum: type === "kind" }]),
  ),
});
const schema: Schema = {
  tables: new Map([
    [
      "orders",
      table("distributed", {
        ...{ site_id: "uuid", id: "uuid", customer_id: "uuid", kind: "kind", message: "text" },
        ...{ amount: "bigint", details: "jsonb", placed_at: time, updated_at: time },
      }),
    ],
    ["order_items", table("distributed", { site_id: "uuid", order_id: "uuid", name: "text" })],
    ["customers", table("distributed", { site_id: "uuid", id: "uuid" })],
    [
      "outbox",
      table("distributed", { site_id: "uuid", id: "uuid", attempts: "int", due_at: time }),
    ],
    ["sites", table("reference", { id: "uuid", client_id: "text" })],
    ["users", table("reference", { id: "uuid", name: "text", last_sign_in_at: time })],
    ["site_members", table("reference", { site_id: "uuid", user_id: "uuid" })],
    ["sign_in_links", table("local", { user_id: "uuid", used_at: time })],
  ]),
  stable: new Set(["now", "onetill_now", "concat_ws", "jsonb_build_object", "to_char"]),
  volatile: new Set(["gen_random_uuid", "clock_timestamp"]),
};

const judge = (text: string) => judgeStatement(text, schema);
const rules = (text: string) => [...new Set(judge(text).map(({ rule }) => rule))];

/** What was tried on Citus, form by form: what runs on one machine, and what each rule stands for. */
const cases: Record<
  Exclude<Finding["rule"], "not understood">,
  { fit: string[]; unfit: string[] }
> = {
  "no site": {
    fit: [
      "select id from orders where site_id = $1 and id = $2",
      "select id from orders where site_id = $1::uuid",
      "select id from orders where (site_id, id) = ($1, $2)",
      "select id from orders where site_id = '00000000-0000-0000-0000-000000000000'",
      "select id from orders where site_id = any($1::uuid[]) order by placed_at desc limit 10",
      "select o.id from orders o join order_items i on i.site_id = o.site_id and i.order_id = o.id where o.site_id = $1",
      "select o.id from orders o join order_items i on (i.site_id, i.order_id) = (o.site_id, o.id) where i.site_id = $1",
      "select o.id from orders o left join customers c on c.site_id = o.site_id and c.id = o.customer_id where o.site_id = $1",
      "select id from orders join order_items using (site_id) where site_id = $1",
      "select o.id from orders o join sites s on s.id = o.site_id where s.id = $1",
      "select o.id, (select count(*) from order_items i where i.site_id = $1 and i.order_id = o.id) from orders o where o.site_id = $1",
      "select o.id from orders o where o.site_id = $1 and exists (select from site_members m where m.site_id = o.site_id)",
      "select o.id from orders o where o.site_id = $1 and exists (select from customers c where c.site_id = o.site_id)",
      "delete from orders where site_id = $1 and not exists (select from customers c where c.site_id = orders.site_id and c.id = orders.customer_id)",
      "with u as (update outbox set attempts = 2 where site_id = $1 returning id) select count(*) from u",
      "with u as (update outbox set attempts = 2 where site_id = $1 returning id, site_id) update orders o set message = 'x' from u where o.site_id = $1 and o.id = u.id and u.site_id = o.site_id",
      "update outbox set attempts = 1 where site_id = $1 and id = (select id from outbox where site_id = $1 order by due_at limit 1)",
      "select id from sites where client_id = $1",
      "select onetill_now(), count(*) from orders where site_id = $1",
      'SELECT "public"."orders"."id" FROM "public"."orders" WHERE ("public"."orders"."site_id" = $1 AND 1=1) LIMIT $2',
      "declare cur cursor for select id from orders where site_id = $1",
      "select 1 from orders where site_id = $1 union all select 2 from orders where site_id = $2",
      "lock table orders in share mode",
      "savepoint a",
    ],
    unfit: [
      "select id from orders where id = $1",
      "select id from orders where site_id = $1 or id = $2",
      "select id from orders where site_id <> $1",
      "select o.id from orders o join order_items i on i.order_id = o.id where o.site_id = $1",
      "select o.id from orders o left join customers c on o.site_id = $1 and c.site_id = $1",
      "select o.id, (select count(*) from order_items i where i.site_id = o.site_id and i.order_id = o.id) from orders o where o.site_id = $1",
      "select o.id, i.n from orders o left join lateral (select count(*) as n from order_items i where i.site_id = o.site_id and i.order_id = o.id) i on true where o.site_id = $1",
      "select o.id from orders o where exists (select from site_members m where m.site_id = o.site_id)",
      "select o.id from orders o where o.site_id = $1 and o.customer_id in (select id from customers)",
      "select s.id from sites s left join outbox c on c.site_id = s.id where s.client_id = 'x'",
      "update outbox set attempts = 1 where id = (select id from outbox where site_id = $1 limit 1)",
      "update orders set message = null where site_id = any($1)",
      "delete from orders using order_items i where i.site_id = $1 and i.order_id = orders.id",
      "with gone as (delete from orders where id = $1 returning 1) select 1",
      "select 1 from orders where site_id = $1 union all select 2 from orders",
      'DELETE FROM "public"."orders" WHERE "public"."orders"."id" = $1',
      "declare cur cursor for select id from orders",
      "select * from (select id from orders) o",
    ],
  },
  "lock over sites": {
    fit: [
      "select o.id from orders o join sites s on s.id = o.site_id where o.site_id = $1 for update of o",
      "with u as (select id from orders where site_id = $1 for update) update orders o set message = 'x' from u where o.site_id = $1 and o.id = u.id",
      "select id from sites where client_id = $1 for update",
    ],
    unfit: [
      "select id from outbox where id = $1 for update skip locked",
      "select id from outbox where site_id = any($1) for no key update",
      "update outbox set attempts = 1 where site_id = $1 and id = (select id from outbox order by due_at limit 1 for update skip locked)",
    ],
  },
  "lateral limit": {
    fit: [
      "select * from unnest($2::uuid[]) w(id) cross join lateral (select o.id from orders o where o.site_id = $1 and o.customer_id = w.id limit 10) p",
    ],
    unfit: [
      "select * from unnest($1::uuid[]) w(id) cross join lateral (select o.id from orders o where o.site_id = w.id order by o.placed_at desc limit 10) p",
    ],
  },
  "recursion over sites": {
    fit: [
      "with recursive r as (select 1 as n union all select n + 1 from r where n < 3) select n, (select count(*) from orders where site_id = $1) from r",
    ],
    unfit: [
      "with recursive r as (select id from orders where site_id = $1 union all select o.id from r join orders o on o.id > r.id) select id from r",
    ],
  },
  "site not given": {
    fit: [
      "insert into outbox (id, site_id) values ($1, $2), ($3, $4)",
      "insert into outbox (id, site_id) select i.id, $1 from unnest($2::uuid[]) as i(id)",
      "insert into outbox (site_id, id) select site_id, gen_random_uuid() from orders where site_id = $1",
      "insert into orders select * from orders where site_id = $1 on conflict do nothing",
      "with i as (insert into customers (site_id, id) values ($1, $2) returning site_id, id) insert into outbox (id, site_id) select i.id, i.site_id from i",
      "insert into sites (id) values ($1)",
    ],
    unfit: [
      "insert into outbox (id) values ($1)",
      "insert into outbox (id, site_id) values ($1, null)",
      "insert into outbox (id, site_id) values ($1, gen_random_uuid())",
      "insert into outbox (id, site_id) select id, site from unnest($1::uuid[], $2::uuid[]) as t(id, site)",
    ],
  },
  "conflict without site": {
    fit: [
      "insert into outbox as o (id, site_id) values ($1, $2) on conflict (site_id, id) do update set attempts = o.attempts + 1",
      "insert into outbox as o (id, site_id) values ($1, $2) on conflict (site_id, id) do update set due_at = excluded.due_at",
      "insert into outbox (id, site_id) values ($1, $2) on conflict do nothing",
      "insert into users (id) values ($1) on conflict (id) do nothing",
    ],
    unfit: [
      "insert into outbox (id, site_id) values ($1, $2) on conflict (id) do nothing",
      "insert into outbox (id, site_id) values ($1, $2) on conflict on constraint outbox_key do nothing",
    ],
  },
  "stable over a column": {
    fit: [
      "update orders set message = case kind when 'tip' then 'c' else 'r' end where site_id = $1",
      "update orders set message = case when kind = 'tip' then 'c' else 'r' end where site_id = $1",
      `update orders set details = details || '{"a":1}' where site_id = $1`,
      "update orders set updated_at = now() + interval '1 day' where site_id = $1",
      "update orders set updated_at = greatest(updated_at, now()) where site_id = $1",
      "update orders set message = message || amount::text where site_id = $1",
      "update orders set message = null where site_id = $1 and placed_at < now() - interval '1 day'",
      "update sign_in_links set used_at = used_at + interval '1 day'",
      "select placed_at + interval '1 day' from orders where site_id = $1",
    ],
    unfit: [
      "update orders set message = kind || 'x' where site_id = $1",
      "update orders set message = kind::text || 'x' where site_id = $1",
      "update orders set details = details || jsonb_build_object('a', amount) where site_id = $1",
      "update orders set updated_at = placed_at + interval '1 day' where site_id = $1",
      "update orders set message = concat_ws(' ', message, 'x') where site_id = $1",
      "update orders set message = null where site_id = $1 and placed_at + interval '1 day' < now()",
      "update outbox set due_at = now() + least(power(2, attempts) * interval '1 second', interval '10 minutes') where site_id = $1",
      "update orders set placed_at = (details ->> 'at')::timestamptz where site_id = $1",
      "update users set last_sign_in_at = last_sign_in_at + interval '1 day' where id = $1",
    ],
  },
  volatile: {
    fit: [
      "insert into outbox (site_id, id) values ($1, gen_random_uuid())",
      "update sign_in_links set user_id = gen_random_uuid()",
    ],
    unfit: [
      "update orders set customer_id = gen_random_uuid() where site_id = $1",
      "update users set name = name where id = gen_random_uuid()",
      "delete from orders where site_id = $1 and placed_at < clock_timestamp()",
    ],
  },
  "clock inside": {
    fit: [
      "insert into outbox (id, site_id, due_at) values ($1, $2, case when true then now() end)",
      "update outbox set due_at = now() where site_id = $1 returning due_at",
    ],
    unfit: [
      "update orders set message = coalesce(message, now()::text) where site_id = $1",
      "update orders set message = case when amount = 1 then now()::text end where site_id = $1",
      "update orders set updated_at = coalesce($2, current_timestamp) where site_id = $1",
      "update outbox set attempts = 1 where site_id = $1 returning now()",
      "insert into outbox (id, site_id) values ($1, $2) returning now()",
      "insert into outbox (id, site_id) values ($1, $2) on conflict (site_id, id) do update set due_at = now()",
    ],
  },
  "case on a parameter": {
    fit: [
      "update orders set message = case when kind = $2 then $3 else message end where site_id = $1",
      "select case $2 when 'a' then 1 end from orders where site_id = $1",
    ],
    unfit: [
      "update orders set message = case kind when $2 then $3 else message end where site_id = $1",
    ],
  },
  "local beside a write": {
    fit: [
      "select o.id from orders o where o.site_id = $1 and o.id in (select user_id from sign_in_links)",
      "with used as (update sign_in_links set used_at = now() where user_id = $1 returning user_id) select user_id from used",
    ],
    unfit: [
      "with used as (update sign_in_links set used_at = now() where user_id = $1 returning user_id) update users set name = 'x' from used where id = user_id",
    ],
  },
};

describe.each(Object.entries(cases))("%s", (rule, { fit, unfit }) => {
  test.each(fit)("lets pass: %s", (text) => {
    expect(judge(text)).toEqual([]);
  });
  test.each(unfit)("finds: %s", (text) => {
    expect(rules(text)).toContain(rule);
  });
});

test("what cannot be read is not let pass", () => {
  expect(rules("select from where")).toEqual(["not understood"]);
});

test("each statement of a message is judged", () => {
  expect(rules("begin; delete from orders")).toEqual(["no site"]);
});

test("a table of another schema is not ours", () => {
  expect(rules("select id from pgboss.orders")).toEqual([]);
});
