import { query } from "@/lib/db";
import { conflict } from "@/lib/kernel";
import { findUnbalanced } from "@/lib/ledger";
import { compareWithLedger } from "@/lib/orders";
import { readFlags } from "./read-flags";
import { commandContext, siteContext } from "./site-context";

const most = 20;

async function sitesOf(handle: string | undefined): Promise<{ id: string; slug: string }[]> {
  if (handle !== undefined) return [(await siteContext(handle)).site];
  return query<{ id: string; slug: string }>("select id, slug from sites order by slug");
}

/**
 * Checks that every transaction of the ledger balances and that every order is worth what the ledger says
 * of it. Returns `ok`; throws with what differs, one sentence a line, the first twenty of them.
 */
export async function run(args: string[]): Promise<string> {
  const sites = await sitesOf(readFlags(args, { site: "string?" }).site);
  const ctx = await commandContext(sites.map(({ id }) => id));
  const found: string[] = [];
  let count = 0;
  for (const { id, slug } of sites) {
    for (const check of [findUnbalanced(id), compareWithLedger(ctx, id)]) {
      for await (const difference of check) {
        count += 1;
        if (count <= most) found.push(`${slug}: ${difference}`);
      }
    }
  }
  if (count === 0) return "ok";
  if (count > most) found.push(`… and ${count - most} more.`);
  throw conflict(found.join("\n"));
}
