import { inTransaction, type Transaction } from "@/lib/db";
import { dueSites } from "@/lib/work";

/** Days after which an order whose charge failed is over. */
export const DAYS_TO_PAY = 7;

/** So many days before its deadline the buyer is reminded: of seven days on the 1st, the 4th and the 6th. */
const daysBefore = [6, 3, 1] as const;
const list = `array[${daysBefore.join(", ")}]`;

/**
 * How many of the reminders are not given: those before an order has waited for a day. SQL; `due` is its
 * deadline, `since` from when on it waits.
 */
export const remindersTooSoon = (due: string, since: string): string =>
  `coalesce(${daysBefore
    .map((days) => `(${due} - interval '${days + 1} days' < ${since})::int`)
    .join(" + ")}, 0)`;

/** By the product's clock: seven days of the sandbox pass when its clock is moved. */
const overdue = "t.due_at <= onetill_now()";
/** What becomes of a charge decides first. */
const atRest = "t.payment_status <> 'processing'";
const nextReminder = `t.reminders < ${daysBefore.length}
  and t.due_at - (${list})[t.reminders + 1] * interval '1 day' <= onetill_now()`;

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
  /** So many days are left, where it is not over. */
  daysLeft: number | null;
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
    const { rows } = await tx.query<Omit<DueOrder, "daysLeft"> & { passed: number }>(
      `select t.id, t.site_id as "siteId", ${overdue} as "isOver", onetill_now() as at,
         (select count(*)::int from unnest(${list}) as days
          where t.due_at - days * interval '1 day' <= onetill_now()) as passed
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
    const daysLeft = row.isOver ? null : (daysBefore[passed - 1] ?? null);
    await work(tx, { ...order, daysLeft });
    return true;
  });
