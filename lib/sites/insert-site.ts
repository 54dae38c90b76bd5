import { randomInt } from "node:crypto";
import type { z } from "zod";
import type { Transaction } from "@/lib/db";
import { newClientId, newId, trimHead, trimTail } from "@/lib/kernel";
import type { siteInput } from "./schemas";
import { tellRightsChanged } from "./sessions/end-sessions";
import { type Site, siteColumns } from "./site";

/** Slugs that would hide a page of ours. */
const taken = ["new"];

/** What a site is called in addresses: its name in ASCII, at most 40 characters. */
export function slugFrom(name: string): string {
  const folded = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-");
  const slug = trimTail(trimHead(folded.slice(0, 40), "-"), "-");
  return slug === "" || taken.includes(slug) ? `site${slug && `-${slug}`}` : slug;
}

/** The n-th slug to try: the plain one, then -2 … -5, then random ones. */
const slugTry = (slug: string, attempt: number) => {
  if (attempt === 1) return slug;
  return `${slug}-${attempt <= 5 ? attempt : randomInt(1000, 1_000_000)}`;
};

/** Writes a new site under a slug that is free, with `ownerId` as its owner if there is one. */
export async function insertSite(
  tx: Transaction,
  input: z.output<typeof siteInput>,
  now: Date,
  ownerId?: string,
): Promise<Site> {
  const slug = slugFrom(input.name);
  for (let attempt = 1; ; attempt++) {
    const { rows } = await tx.query<Site & Record<string, unknown>>(
      `insert into sites (id, slug, name, client_id, is_virtual, url, time_zone, currency, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       on conflict (slug) do nothing
       returning ${siteColumns}`,
      [
        newId(),
        slugTry(slug, attempt),
        input.name,
        newClientId(),
        input.isVirtual,
        input.url,
        input.timeZone,
        input.currency,
        now,
      ],
    );
    const [site] = rows;
    if (!site) continue;
    if (ownerId !== undefined) {
      await tx.query(
        `insert into site_members (site_id, user_id, role, created_at) values ($1, $2, 'owner', $3)`,
        [site.id, ownerId, now],
      );
      await tellRightsChanged(tx, ownerId);
    }
    return site;
  }
}
