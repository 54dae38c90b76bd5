import { ask } from "./ask";
import { median, printTable } from "./measure";
import type { Install } from "./own-install";

const ROUNDS = 400;
const WARM_UP = 100;

interface Answer {
  ours: number[];
  bare: number[];
  statements: number;
  charges: number;
}

/** How long it takes to accept a request without the call outside, against its statements through `pg`. */
export async function benchAccept(install: Install): Promise<void> {
  const runner = (await install.start({ script: "scripts/bench/accept-runner.ts" })).process;
  const { ours, bare, statements, charges } = await ask<Answer>(runner, {
    ...{ rounds: ROUNDS, warmUp: WARM_UP },
  });
  runner.kill();
  const wanted = 2 * (ROUNDS + WARM_UP) + 2;
  if (charges !== wanted)
    throw new Error(`${charges} charges were written by ${statements} statements, not ${wanted}`);
  const [a, b] = [median(ours), median(bare)];
  process.stdout.write(
    `\nA request is accepted, milliseconds (median), ${statements} statements\n`,
  );
  printTable(
    ["", "Onetill", "pg", "ratio", "aim"],
    [["accept", a.toFixed(2), b.toFixed(2), (b / a).toFixed(2), "≥ 0.6"]],
  );
}
