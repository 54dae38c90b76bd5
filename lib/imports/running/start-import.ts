import { channels, inTransaction, notifySoon, query } from "@/lib/db";
import { type Context, conflict } from "@/lib/kernel";
import type { FateCounts } from "../schemas";
import { findRun } from "./run";
import { tellFinished } from "./tell-finished";

const movedOn = () => conflict("This file has gone further meanwhile. Look at it again.");

/**
 * Has what the check found missing added; `wasSent` says whether what has to be sent of it was sent already:
 * it is completed then, and waits to be sent otherwise. Throws `conflict` unless the file is checked and waits.
 */
export async function startImport(
  ctx: Context,
  { id, wasSent = true }: { id: string; wasSent?: boolean },
): Promise<void> {
  const run = await findRun(ctx, id);
  const [started] = await query(
    `update import_runs set state = 'importing', done_count = 0, failures = 0, lease_until = null,
       was_sent = $3
     where site_id = $1 and id = $2 and state = 'checked'
       and exists (select from import_chunks c where c.site_id = $1 and c.import_id = $2)
     returning 1`,
    [run.siteId, run.id, wasSent],
  );
  if (!started) throw movedOn();
  notifySoon(channels.imports, run.siteId);
}

/**
 * Calls a file off, also in the middle: the batch at hand is the last one, and what was added stays.
 * Throws `conflict` when it is over already.
 */
export async function cancelImport(ctx: Context, { id }: { id: string }): Promise<void> {
  const run = await findRun(ctx, id);
  await inTransaction(async (tx) => {
    const { rows } = await tx.query<{ counts: FateCounts }>(
      `update import_runs set state = 'canceled', finished_at = $2, lease_until = null
       where site_id = $3 and id = $1 and state in ('uploaded', 'checking', 'checked', 'importing')
       returning counts`,
      [run.id, ctx.clock.now(), run.siteId],
    );
    const [row] = rows;
    if (!row) throw movedOn();
    // What was added stays, so those who look for their payment are told of it.
    if (!row.counts.added) return;
    const at = ctx.clock.now();
    await tellFinished(tx, { ...run, counts: row.counts }, at, { canceled: true });
  });
  notifySoon(channels.imports, run.siteId);
}
