import { query } from "@/lib/db";
import { notFound } from "@/lib/kernel";

/** What decides how a declaration through a button is taken. */
export interface OpenButton {
  /** For how many hours a declaration waits for its payment. */
  hours: number;
  places: { platform: string }[];
}

/** @throws AppError `not_found` for a button that is archived or not the site's. */
export async function loadOpenButton(button: { siteId: string; id: string }): Promise<OpenButton> {
  const [row] = await query<OpenButton & { archivedAt: Date | null } & Record<string, unknown>>(
    `select s.match_window_hours as hours, b.archived_at as "archivedAt", b.places
     from support_buttons b join sites s on s.id = b.site_id where b.site_id = $1 and b.id = $2`,
    [button.siteId, button.id],
  );
  if (!row || row.archivedAt) throw notFound("button");
  return row;
}
