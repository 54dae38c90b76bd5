import type { ChildProcess } from "node:child_process";
import { Client } from "undici";
import { ask } from "./ask";
import { generateOrders } from "./generate-orders";
import { median, printTable, timed } from "./measure";
import type { Install } from "./own-install";

const PAGE = 50;
const ROUNDS = 120;
const WARM_UP = 10;

type Timing = { ms: number; next: string | null };
type Side = { install: Install; orders: number; verb: ChildProcess; http: Client };
type Case = { name: string; search: (side: Side) => Promise<string> | string };

const callVerb = (side: Side, search: string) => ask<Timing>(side.verb, { search });

function callHttp(side: Side, search: string): Promise<number> {
  const path = `/api/v1/orders?${search}`;
  const headers = { authorization: `Bearer ${side.install.key}` };
  return timed(async () => {
    const { statusCode, body } = await side.http.request({ method: "GET", path, headers });
    await body.json();
    if (statusCode !== 200) throw new Error(`${path} answered ${statusCode}`);
  });
}

/** The query for a page so deep, by a cursor from a list that ends right there. */
async function deepPage(side: Side): Promise<string> {
  const depth = Math.min(10_000 * PAGE, Math.floor(side.orders * 0.6));
  const { rows } = await side.install.database.query<{ placed_at: Date }>(
    "select placed_at from orders order by placed_at desc, id desc offset $1 limit 1",
    [depth],
  );
  const before = new Date((rows[0]?.placed_at.getTime() ?? 0) + 1).toISOString();
  const { next } = await callVerb(side, `limit=1&placed_before=${before}`);
  return `cursor=${next}`;
}

/** The address of somebody who came back four times. */
async function someAddress(side: Side): Promise<string> {
  const { rows } = await side.install.database.query<{ customer_email: string }>(
    `select customer_email from orders group by customer_email
     order by abs(count(*) - 4), customer_email limit 1`,
  );
  return `q=${encodeURIComponent(rows[0]?.customer_email ?? "")}`;
}

// Where fewer than 50 of 1,000 orders match, the page is smaller, so that both sides give as many.
const cases: Case[] = [
  { name: "first page", search: () => "" },
  { name: "page 10,000 deep", search: deepPage },
  { name: "filtered by status", search: () => "status=accepted&status=received" },
  { name: "filtered by platform", search: () => "platform=buymeacoffee" },
  { name: "filtered by payment", search: () => "payment_status=refunded&limit=15" },
  { name: "filtered by kind, currency", search: () => "kind=shop&currency=EUR&limit=25" },
  {
    name: "filtered by time, amount",
    search: () => "placed_before=2025-06-01T00:00:00Z&amount_min=1000&is_test=false",
  },
  { name: "sorted by amount", search: () => "sort=-amount" },
  { name: "searched, common word", search: () => "q=lovely" },
  { name: "searched, e-mail address", search: someAddress },
  { name: "searched, word in 1 of 2,500", search: () => "q=unicorn" },
  { name: "searched, name of 1 in 500", search: () => "q=robin+hart" },
  { name: "searched, no hit", search: () => "q=zzzznothing" },
];

async function prepare(install: Install, orders: number): Promise<Side> {
  await install.start("web");
  const runner = await install.start({ script: "scripts/bench/list-runner.ts" });
  return { install, orders, verb: runner.process, http: new Client(install.url) };
}

export async function fill(install: Install, orders: number): Promise<void> {
  const ms = await timed(() => generateOrders(install.databaseUrl, install.siteId, orders));
  process.stdout.write(
    `${orders.toLocaleString("en")} orders made in ${Math.round(ms / 1000)} s\n`,
  );
}

/** Lists at a million orders against a thousand, by turns in one run: the verb, and over HTTP. */
export async function benchList(
  [small, big]: [Install, Install],
  [fewOrders, manyOrders]: [number, number],
): Promise<void> {
  const sides = [await prepare(small, fewOrders), await prepare(big, manyOrders)] as const;
  const rows: string[][] = [];
  for (const { name, search } of cases) {
    const searches = [await search(sides[0]), await search(sides[1])] as const;
    const times = { verb: [[], []] as number[][], http: [[], []] as number[][] };
    // One call each by turns: whatever else the machine does meets both alike.
    for (let round = -WARM_UP; round < ROUNDS; round++) {
      for (const index of round % 2 === 0 ? [0, 1] : [1, 0]) {
        const side = sides[index] as Side;
        const text = searches[index] as string;
        const verb = await callVerb(side, text);
        const http = await callHttp(side, text);
        if (round < 0) continue;
        times.verb[index]?.push(verb.ms);
        times.http[index]?.push(http);
      }
    }
    const cells = (which: number[][]) => {
      const [few, many] = which.map(median) as [number, number];
      return [few.toFixed(2), many.toFixed(2), (few / many).toFixed(2)];
    };
    rows.push([name, ...cells(times.verb), ...cells(times.http), "≥ 0.8"]);
  }
  const at = (count: number) => `${count.toLocaleString("en")}`;
  process.stdout.write(
    `\nLists of ${PAGE}, milliseconds (median) at ${at(fewOrders)} and ${at(manyOrders)} orders\n`,
  );
  printTable(
    ["", ...["verb, few", "many", "ratio"], ...["HTTP, few", "many", "ratio"], "aim"],
    rows,
  );
  for (const side of sides) {
    await side.http.close();
    side.verb.kill();
  }
}
