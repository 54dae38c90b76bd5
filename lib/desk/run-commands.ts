import { query } from "@/lib/db";
import type { Context } from "@/lib/kernel";
import { fromPublicId, isOnetillError, log } from "@/lib/kernel";
import { type OrderStatus, orderCommands, type PersonCommand, statusLabels } from "@/lib/orders";
import { chargeProblem } from "./charge-problem";
import { runCommand } from "./run-command";

/** What became of one order of several. */
export interface CommandReport {
  id: string;
  /** Null for an order that the actor cannot see. */
  reference: string | null;
  customer: string | null;
  done: boolean;
  /** Why not. */
  reason: string | null;
}

interface KnownOrder {
  id: string;
  reference: string;
  customer: string | null;
  status: OrderStatus;
}

async function whyNot(
  ctx: Context,
  orderId: string,
  order: KnownOrder | undefined,
  command: PersonCommand,
  reason: string | undefined,
): Promise<string | null> {
  const { to } = orderCommands[command];
  if (order && order.status === to) return `It is ${statusLabels[to].toLowerCase()} already.`;
  try {
    return chargeProblem(command, await runCommand(ctx, orderId, command, { reason }));
  } catch (error) {
    if (isOnetillError(error)) return error.message;
    log.error("an order of several was not changed", { requestId: ctx.requestId, orderId, error });
    return "Something went wrong on our side. Try this one again.";
  }
}

function uuidsOf(publicIds: readonly string[]): string[] {
  return publicIds.flatMap((id) => {
    try {
      return [fromPublicId("order", id)];
    } catch {
      return [];
    }
  });
}

/**
 * Does the same with several orders, each by itself: what cannot be done with one leaves the others
 * alone. Reports on every one of them, in the order given.
 */
export async function runCommands(
  ctx: Context,
  input: { ids: readonly string[]; command: PersonCommand; reason?: string | undefined },
): Promise<CommandReport[]> {
  const ids = [...new Set(input.ids)];
  const rows = await query<KnownOrder & Record<string, unknown>>(
    `select id, reference, status, coalesce(customer_name, customer_email) as customer from orders
     where site_id = any($1::uuid[]) and id = any($2::uuid[])`,
    [ctx.sites.map((site) => site.siteId), uuidsOf(ids)],
  );
  const known = new Map(rows.map((row) => [row.id, row]));
  const reports: CommandReport[] = [];
  for (const id of ids) {
    const row = known.get(uuidsOf([id])[0] ?? "");
    const reason = await whyNot(ctx, id, row, input.command, input.reason);
    reports.push({
      id,
      reference: row?.reference ?? null,
      customer: row?.customer ?? null,
      done: reason === null,
      reason,
    });
  }
  return reports;
}
