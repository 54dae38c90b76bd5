import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "@/lib/db/client";
import type { Settings } from "./settings";

export const DEMO_EMAIL = "creator@onetill.test";
export const DEMO_PASSWORD = "onetill-demo";

async function ask<Row>(databaseUrl: string, sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = new Client({ connectionString: databaseUrl, query_timeout: 30_000 });
  await client.connect();
  try {
    return (await client.query(sql, values)).rows;
  } finally {
    await client.end();
  }
}

export type People = { anyone: boolean; demo: boolean };

/** Whether there is an account at all, and whether it is the demo's. */
export async function findPeople(databaseUrl: string): Promise<People> {
  const [row] = await ask<People>(
    databaseUrl,
    `select exists (select from users) as anyone,
            exists (select from users where email = $1) as demo`,
    [DEMO_EMAIL],
  );
  return row ?? { anyone: false, demo: false };
}

const marker = (settings: Settings) => join(settings.dataDir, "first-start-done");

/**
 * Demo content goes into a database without accounts, when it is asked for or when this is the
 * first start of an embedded one and nobody said no.
 */
export function wantsDemo(settings: Settings, people: People): boolean {
  if (people.anyone) return false;
  if (process.env.ONETILL_DEMO) return settings.env.demo;
  return settings.embedded && !existsSync(marker(settings));
}

const unfinished = (settings: Settings) => join(settings.dataDir, "demo-unfinished");

/** Whether the last start was ended while it filled in demo content: nothing else is there yet. */
export const isDemoUnfinished = (settings: Settings) => existsSync(unfinished(settings));

/** Runs `work`, and leaves a mark for the next start when it did not come to its end. */
export async function fillInDemo(settings: Settings, work: () => Promise<unknown>): Promise<void> {
  if (settings.embedded) writeFileSync(unfinished(settings), "");
  await work();
  rmSync(unfinished(settings), { force: true });
}

export function rememberFirstStart(settings: Settings): void {
  if (settings.embedded) writeFileSync(marker(settings), new Date().toISOString());
}
