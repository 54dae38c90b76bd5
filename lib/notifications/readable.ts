import { type Context, sitesWith } from "@/lib/kernel";
import { type NoticeKind, noticeKindNames, noticeKinds } from "./schemas";

/** A condition on `notices n`: what the person may (still) know of. Its values are `readableValues`. */
export const readable = (kinds: string, sites: string) =>
  `n.site_id = any(${sites}::uuid[]) and (n.kind, n.site_id) in (select * from unnest(${kinds}::text[], ${sites}::uuid[]))`;

/** The kinds that the person has the right to know of, by site. */
export function readableKinds(
  ctx: Context,
  only: readonly NoticeKind[] = [],
): Map<string, NoticeKind[]> {
  const kinds = noticeKindNames.filter((kind) => only.length === 0 || only.includes(kind));
  const kindsOf = new Map<string, NoticeKind[]>();
  for (const kind of kinds) {
    for (const site of sitesWith(ctx, noticeKinds[kind].right)) {
      kindsOf.set(site, [...(kindsOf.get(site) ?? []), kind]);
    }
  }
  return kindsOf;
}

/** The same as two lists: each kind with each site. */
export function readableValues(ctx: Context): [kinds: NoticeKind[], siteIds: string[]] {
  const pairs = [...readableKinds(ctx)].flatMap(([site, kinds]) =>
    kinds.map((kind) => [kind, site] as const),
  );
  return [pairs.map(([kind]) => kind), pairs.map(([, site]) => site)];
}
