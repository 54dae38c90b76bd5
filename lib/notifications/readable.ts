import { type Context, sitesWith } from "@/lib/kernel";
import { type NoticeKind, noticeKindNames, noticeKinds } from "./schemas";

/** A condition on `notices n`: what the person may (still) know of. Its values are `readableValues`. */
export const readable = (kinds: string, sites: string) =>
  `n.site_id = any(${sites}::uuid[]) and (n.kind, n.site_id) in (select * from unnest(${kinds}::text[], ${sites}::uuid[]))`;

/** Each kind with each site where the person has the right to know of it. */
export function readableValues(
  ctx: Context,
  only: readonly NoticeKind[] = [],
): [kinds: NoticeKind[], siteIds: string[]] {
  const pairs = noticeKindNames
    .filter((kind) => only.length === 0 || only.includes(kind))
    .flatMap((kind) =>
      sitesWith(ctx, noticeKinds[kind].right).map((site) => [kind, site] as const),
    );
  return [pairs.map(([kind]) => kind), pairs.map(([, site]) => site)];
}

/** The kinds that the person has the right to know of, by site. */
export function readableKinds(
  ctx: Context,
  only: readonly NoticeKind[] = [],
): Map<string, NoticeKind[]> {
  const [kinds, sites] = readableValues(ctx, only);
  const kindsOf = new Map<string, NoticeKind[]>();
  kinds.forEach((kind, index) => {
    const site = sites[index] as string;
    kindsOf.set(site, [...(kindsOf.get(site) ?? []), kind]);
  });
  return kindsOf;
}
