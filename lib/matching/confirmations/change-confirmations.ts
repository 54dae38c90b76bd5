import { query } from "@/lib/db";
import { type Context, fromPublicId, isOnetillError, log } from "@/lib/kernel";
import { undoMatch } from "../by-hand/undo-match";
import type { ConfirmationStatus } from "../labels";
import { markConfirmationReviewed } from "./mark-confirmation-reviewed";
import { setConfirmationStatus } from "./set-confirmation-status";

/** What can be done with several confirmations at once. */
export type ConfirmationChange =
  | { kind: "status"; status: ConfirmationStatus; reply?: string }
  | { kind: "undo"; reason?: string }
  | { kind: "reviewed" };

/** What became of one confirmation of several. */
export interface ConfirmationReport {
  id: string;
  /** Null for one that the actor cannot see. */
  code: string | null;
  email: string | null;
  done: boolean;
  /** Why not. */
  reason: string | null;
}

function change(ctx: Context, confirmationId: string, action: ConfirmationChange): Promise<void> {
  if (action.kind === "status") return setConfirmationStatus(ctx, { confirmationId, ...action });
  if (action.kind === "undo") return undoMatch(ctx, { confirmationId, reason: action.reason });
  return markConfirmationReviewed(ctx, { confirmationId });
}

async function whyNot(ctx: Context, id: string, action: ConfirmationChange) {
  try {
    await change(ctx, id, action);
    return null;
  } catch (error) {
    if (isOnetillError(error)) return error.message;
    log.error("a confirmation of several was not changed", { requestId: ctx.requestId, id, error });
    return "Something went wrong on our side. Try this one again.";
  }
}

function uuidOf(shown: string): string | null {
  try {
    return fromPublicId("confirmation", shown);
  } catch {
    return null;
  }
}

/**
 * Does the same with several confirmations, each by itself: what cannot be done with one leaves the
 * others alone. Reports on every one of them, in the order given.
 */
export async function changeConfirmations(
  ctx: Context,
  input: { ids: readonly string[]; action: ConfirmationChange },
): Promise<ConfirmationReport[]> {
  const ids = [...new Set(input.ids)];
  const rows = await query<{ id: string; code: string; email: string }>(
    `select id, code, email from confirmations
     where site_id = any($1::uuid[]) and id = any($2::uuid[])`,
    [ctx.sites.map((site) => site.siteId), ids.map(uuidOf).filter(Boolean)],
  );
  const known = new Map(rows.map((row) => [row.id, row]));
  const reports: ConfirmationReport[] = [];
  for (const id of ids) {
    const row = known.get(uuidOf(id) ?? "");
    const reason = await whyNot(ctx, id, input.action);
    const { code = null, email = null } = row ?? {};
    reports.push({ id, code, email, done: reason === null, reason });
  }
  return reports;
}
