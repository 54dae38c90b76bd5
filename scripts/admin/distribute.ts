import { closePool, openClient } from "@/lib/db";
import { env, invalid } from "@/lib/kernel";
import { distribute } from "../distribute/distribute";
import { readFlags } from "./read-flags";

const usualShards = 32;

function readShards(text: string | undefined): number {
  const shards = text === undefined ? usualShards : Number(text);
  if (Number.isInteger(shards) && shards >= 1 && shards <= 1024) return shards;
  throw invalid("--shards is a whole number from 1 to 1024.", "shards");
}

/** Turns the database into one that is sharded by site, once, on a Citus coordinator. */
export async function run(args: string[]): Promise<string> {
  const flags = readFlags(args, { shards: "string?", "dry-run": "boolean" });
  const options = { shards: readShards(flags.shards), dryRun: flags["dry-run"] ?? false };
  // Our own connections are none of a running till's.
  await closePool();
  const client = await openClient(env().databaseDirectUrl as string, {
    application_name: "distribute",
  });
  try {
    return await distribute(client, options);
  } finally {
    await client.end();
  }
}
