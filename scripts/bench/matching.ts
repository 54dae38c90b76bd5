import { ask } from "./ask";
import { generateConfirmations } from "./generate-confirmations";
import { fill } from "./list";
import { median, printTable, quantile, timed } from "./measure";
import type { Install } from "./own-install";

const ROUNDS = 150;
const WARM_UP = 20;
const ORDERS = 5000;

const cases = [
  ["an order with a code", "code"],
  ["with a declared transaction ID", "transaction"],
  ["with a declared address", "email"],
  ["that nobody declared", "nobody"],
  ["a declaration of a paid order", "declared"],
] as const;

async function prepare(install: Install, count: number) {
  await fill(install, ORDERS);
  const ms = await timed(() => generateConfirmations(install.databaseUrl, install.siteId, count));
  process.stdout.write(
    `${count.toLocaleString("en")} confirmations made in ${Math.round(ms / 1000)} s\n`,
  );
  return (await install.start({ script: "scripts/bench/matching-runner.ts" })).process;
}

/** How long matching takes among many declarations that wait, against few, by turns in one run. */
export async function benchMatching(
  [small, big]: [Install, Install],
  [few, many]: [number, number],
): Promise<void> {
  const sides = [await prepare(small, few), await prepare(big, many)] as const;
  const rows: string[][] = [];
  for (const [label, name] of cases) {
    const times = [[], []] as [number[], number[]];
    for (let round = -WARM_UP; round < ROUNDS; round++) {
      for (const side of round % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
        const { ms } = await ask<{ ms: number }>(sides[side], { name });
        if (round >= 0) times[side].push(ms);
      }
    }
    const [a, b] = times.map(median) as [number, number];
    const slow = times.map((values) => quantile(values, 0.95).toFixed(2));
    rows.push([label, a.toFixed(2), b.toFixed(2), (a / b).toFixed(2), ...slow, "≥ 0.8"]);
  }
  process.stdout.write(
    `\nMatching, milliseconds (median), with ${few.toLocaleString("en")} and ${many.toLocaleString("en")} pending confirmations\n`,
  );
  printTable(["", "few", "many", "ratio", "few, p95", "many, p95", "aim"], rows);
  for (const side of sides) side.kill();
}
