import type { Queryable } from "@/lib/db";
import { notFound } from "@/lib/kernel";

/** What other modules let people set for a site. They check the right and the values; here it is kept. */
export interface SiteSettings {
  /** Hours that a declaration waits for its payment. */
  matchWindowHours: number;
  /** `#rrggbb`; null is Onetill's own. */
  accentColor: string | null;
  mailFromName: string | null;
  mailReplyTo: string | null;
  /** Whether buyers on platforms are told by mail that their order was sent. */
  mailsPlatformShipped: boolean;
}

const columns: Record<keyof SiteSettings, string> = {
  matchWindowHours: "match_window_hours",
  accentColor: "accent_color",
  mailFromName: "mail_from_name",
  mailReplyTo: "mail_reply_to",
  mailsPlatformShipped: "mails_platform_shipped",
};
const names = Object.keys(columns) as (keyof SiteSettings)[];

/** The settings of a site by its UUID. Throws `not_found`. */
export async function readSiteSettings(db: Queryable, siteId: string): Promise<SiteSettings> {
  const { rows } = await db.query<SiteSettings & Record<string, unknown>>(
    `select ${names.map((name) => `${columns[name]} as "${name}"`).join(", ")}
     from sites where id = $1`,
    [siteId],
  );
  if (!rows[0]) throw notFound("site");
  return rows[0];
}

/** Changes some settings of a site; those that are left out stay. */
export async function writeSiteSettings(
  db: Queryable,
  siteId: string,
  change: Partial<SiteSettings>,
): Promise<void> {
  const changed = names.filter((name) => change[name] !== undefined);
  if (changed.length === 0) return;
  await db.query(
    `update sites set ${changed.map((name, at) => `${columns[name]} = $${at + 2}`).join(", ")}
     where id = $1`,
    [siteId, ...changed.map((name) => change[name])],
  );
}
