import { query } from "@/lib/db";
import { type Context, fromPublicId, notFound, sitesWith } from "@/lib/kernel";
import { type ConfirmationRow, confirmationRowColumns } from "./confirmation-row";

/** One confirmation by its shown id. Throws `not_found` outside the actor's sites. */
export async function getConfirmation(ctx: Context, publicId: string): Promise<ConfirmationRow> {
  const [row] = await query<ConfirmationRow & Record<string, unknown>>(
    `select ${confirmationRowColumns("= any($1::uuid[])")} from confirmations c join sites s on s.id = c.site_id
     where c.site_id = any($1::uuid[]) and c.id = $2`,
    [sitesWith(ctx, "confirmations:read"), fromPublicId("confirmation", publicId)],
  );
  if (!row) throw notFound("confirmation");
  return row;
}
