import type { DigestMailProps } from "@/emails/digest";
import { env, withoutLinks } from "@/lib/kernel";
import { type NoticeKind, noticeKinds } from "./schemas";

const linesAGroup = 10;

/** A notice that goes into a digest. */
export interface Gathered {
  id: string;
  siteId: string;
  siteName: string;
  kind: NoticeKind;
  title: string;
  body: string | null;
  href: string;
}

/**
 * Notices by site and kind, the first few of each, in the order in which they come. They are made of
 * what supporters and platforms call things: nothing in them becomes a link.
 */
export function arrangeDigest(notices: readonly Gathered[]): DigestMailProps["sites"] {
  const sites = Map.groupBy(notices, ({ siteId }) => siteId);
  return [...sites].map(([id, ofSite]) => ({
    id,
    name: withoutLinks(ofSite[0]?.siteName ?? ""),
    groups: [...Map.groupBy(ofSite, ({ kind }) => kind)].map(([kind, all]) => ({
      heading: noticeKinds[kind].label,
      lines: all.slice(0, linesAGroup).map(({ title, body, href }) => ({
        title: withoutLinks(title),
        body: body && withoutLinks(body),
        url: env().appUrl + href,
      })),
      more: Math.max(0, all.length - linesAGroup),
    })),
  }));
}

/** A digest's subject. */
export const digestSubject = (count: number) =>
  count === 1
    ? "Onetill: one notification"
    : `Onetill: ${count.toLocaleString("en")} notifications`;
