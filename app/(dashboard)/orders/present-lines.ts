import { type Context, toPublicId } from "@/lib/kernel";
import { type OrderLine, type OrderRow, orderLine } from "@/lib/orders";
import { platformName } from "@/lib/platforms";
import { mailStatusOf } from "@/lib/replies";

/** Orders as the list shows them, with what became of the mails about each. */
export async function presentLines(ctx: Context, rows: OrderRow[]): Promise<OrderLine[]> {
  const mails = await mailStatusOf(
    ctx,
    rows.map((row) => row.id),
  );
  return rows.map((row) => {
    const mail = mails.get(row.id);
    return orderLine(
      row,
      platformName,
      mail && { ...mail, id: mail.mailId && toPublicId("mail", mail.mailId) },
    );
  });
}
