import { parseArgs } from "node:util";
import type pg from "pg";
import { Client } from "@/lib/db/client";
import { Refusal, sentenceOf } from "../stack/refusal";

/** A client for a long statement: no limit of ours applies to it. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>) {
  const client = new Client({ connectionString: url, application_name: "backup" });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

/** One file and flags without values. Throws a Refusal with the usage. */
export function readArguments<const Flag extends string>(usage: string, flags: readonly Flag[]) {
  try {
    const options = Object.fromEntries(flags.map((flag) => [flag, { type: "boolean" as const }]));
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const [file, ...more] = positionals;
    if (file && more.length === 0) return { file, flags: values as { [Name in Flag]?: boolean } };
  } catch (error) {
    throw new Refusal(`${(error as Error).message}\n${usage}`);
  }
  throw new Refusal(usage);
}

/** Runs a command; what goes wrong is a sentence on stderr, and the exit status 1. */
export async function runCommand(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    process.stderr.write(`${sentenceOf(error)}\n`);
    process.exitCode = 1;
  }
}
