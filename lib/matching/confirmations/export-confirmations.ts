import type { Context } from "@/lib/kernel";
import type { ConfirmationFilter } from "./confirmation-filter";
import type { ConfirmationRow } from "./confirmation-row";
import type { ConfirmationSortSpec } from "./confirmation-sorts";
import { listConfirmations } from "./list-confirmations";

/** Every confirmation that matches, page after page in the list's own order, one page at a time. */
export async function* exportConfirmations(
  ctx: Context,
  filter: ConfirmationFilter,
  sort: ConfirmationSortSpec,
  pageSize = 500,
): AsyncGenerator<ConfirmationRow[]> {
  let after: string | null = null;
  do {
    const page = await listConfirmations(ctx, { filter, sort, limit: pageSize, after });
    if (page.confirmations.length > 0) yield page.confirmations;
    after = page.nextCursor;
  } while (after);
}
