import { afterAll, expect, test, vi } from "vitest";
import { closePool, listenTo, notifySoon, query } from ".";
import { channels } from "./notify";

// In a process of its own: what others in it write is heard here too.
afterAll(closePool);

const connections = `select pid from pg_stat_activity
  where datname = current_database() and application_name = 'onetill listen'`;

function listen(...names: (keyof typeof channels)[]) {
  const heard: string[] = [];
  const wanted = names.map((name) => channels[name]);
  const stop = listenTo(wanted, (payload, channel) => heard.push(`${channel} ${payload}`), {
    pollMs: 3_600_000,
  });
  return { heard, stop };
}

const has = (list: string[], what: string) =>
  vi.waitFor(() => expect(list).toContain(what), 10_000);

test("all who listen in a process share one connection, and each hears its own channels", async () => {
  const one = listen("inbound");
  // Told once, when it is heard from here on.
  await has(one.heard, "onetill_inbound ");
  const two = listen("mail", "orders");
  await has(two.heard, "onetill_orders ");
  expect(await query(connections)).toHaveLength(1);
  notifySoon(channels.inbound, "a");
  notifySoon(channels.orders, "b");
  await has(one.heard, "onetill_inbound a");
  await has(two.heard, "onetill_orders b");
  expect(one.heard).toEqual(["onetill_inbound ", "onetill_inbound a"]);
  expect(two.heard).toEqual(["onetill_mail ", "onetill_orders ", "onetill_orders b"]);

  // Who leaves is told no more; the connection stays for the other, and goes with him.
  one.stop();
  notifySoon(channels.inbound, "c");
  notifySoon(channels.mail, "d");
  await has(two.heard, "onetill_mail d");
  expect(one.heard).not.toContain("onetill_inbound c");
  two.stop();
  await vi.waitFor(async () => expect(await query(connections)).toEqual([]), 10_000);
});

test("when the connection is cut everybody is told that something may have been missed", async () => {
  const [one, two] = [listen("inbound"), listen("mail")];
  await has(one.heard, "onetill_inbound ");
  await has(two.heard, "onetill_mail ");
  const [before] = await query<{ pid: number }>(connections);
  await query("select pg_terminate_backend($1)", [before?.pid]);
  await vi.waitFor(() => expect([one.heard, two.heard].map((all) => all.length)).toEqual([2, 2]), {
    timeout: 10_000,
  });
  notifySoon(channels.mail, "again");
  await has(two.heard, "onetill_mail again");
  const after = await query<{ pid: number }>(connections);
  expect(after).toHaveLength(1);
  expect(after[0]?.pid).not.toBe(before?.pid);
  one.stop();
  two.stop();
});
