import type { ConfirmationRow } from "./confirmation-row";
import { type VisibleStatus, visibleStatus } from "./visible-status";

/** How a confirmation looks to its visitor at that time. */
export const visibleStatusOf = (row: ConfirmationRow, now: Date): VisibleStatus =>
  visibleStatus(
    {
      ...row,
      rule: row.match?.rule ?? null,
      transactionProves: row.match?.transactionProves ?? false,
    },
    now,
  );
