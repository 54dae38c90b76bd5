import { query } from "@/lib/db";
import { type Context, sitesWith, toPublicId } from "@/lib/kernel";

/** A button as a filter names it. */
export interface ButtonName {
  /** The shown id, `btn_…`. */
  id: string;
  label: string;
  siteName: string;
}

/** The buttons of the actor's sites by name; archived ones too, their confirmations are still there. */
export async function listButtonNames(ctx: Context): Promise<ButtonName[]> {
  const rows = await query<ButtonName & Record<string, unknown>>(
    `select b.id, b.label, s.name as "siteName" from support_buttons b join sites s on s.id = b.site_id
     where b.site_id = any($1::uuid[]) order by lower(b.label), b.id limit 500`,
    [sitesWith(ctx, "confirmations:read")],
  );
  return rows.map((row) => ({ ...row, id: toPublicId("button", row.id) }));
}
