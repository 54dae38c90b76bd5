import { inTransaction, type Transaction } from "@/lib/db";
import { dueSites } from "@/lib/work";

/** Days after which an order that waits for its payment is over, and on which its buyer is reminded. */
export const DAYS_TO_PAY = 7;
export const reminderDays = [1, 4, 6] as const;

/** By the product's clock: seven days of the sandbox pass when its clock is moved. */
const overdue = "t.due_at <= onetill_now()";
/** What becomes of a charge decides first. */
const atRest = "t.payment_status <> 'processing'";
const nextReminder = `t.reminders < ${reminderDays.length} and t.due_at - interval '${DAYS_TO_PAY} days'
  + (array[${reminderDays.join(", ")}])[t.reminders + 1] * interval '1 day' <= onetill_now()`;

/** Where an order is over, or its buyer is to be reminded. */
export const sitesWithDueOrders = dueSites(
  "orders",
  "due_at is not null",
  `${atRest} and (${overdue} or (${nextReminder}))`,
);

export interface DueOrder {
  id: string;
  siteId: string;
  isOver: boolean;
  /** The day to remind of, where it is not over. */
  day: number | null;
  at: Date;
}

/**
 * Takes the site's next order whose deadline has passed, or of which its buyer is to be reminded, and has
 * `work` done with it in the same transaction. A reminder that lies behind another one is not given late.
 * Returns whether there was one.
 */
export const takeDueOrder = (
  siteId: string,
  work: (tx: Transaction, order: DueOrder) => Promise<void>,
): Promise<boolean> =>
  inTransaction(async (tx) => {
    const { rows } = await tx.query<Omit<DueOrder, "day"> & { passed: number }>(
      `select t.id, t.site_id as "siteId", ${overdue} as "isOver", onetill_now() as at,
         (select count(*)::int from unnest(array[${reminderDays.join(", ")}]) as day
          where t.due_at - interval '${DAYS_TO_PAY} days' + day * interval '1 day' <= onetill_now()) as passed
       from orders t where t.site_id = $1 and t.due_at is not null and ${atRest}
         and (${overdue} or (${nextReminder}))
       order by t.due_at, t.id limit 1 for update skip locked`,
      [siteId],
    );
    const [row] = rows;
    if (!row) return false;
    const { passed, ...order } = row;
    if (!row.isOver) {
      await tx.query("update orders set reminders = $3 where site_id = $1 and id = $2", [
        siteId,
        row.id,
        passed,
      ]);
    }
    await work(tx, { ...order, day: row.isOver ? null : (reminderDays[passed - 1] ?? null) });
    return true;
  });
