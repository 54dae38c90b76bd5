import { BadgeCheck, Eye, type LucideIcon, PackageOpen, Plug, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { Card, CardHeader } from "@/components/ui/card";
import { cn } from "@/components/ui/class-names";
import { formatTime } from "@/components/ui/format-time";
import { deliveryList } from "@/lib/inbox/browser";
import type { Attention, CappedCount } from "@/lib/insights";
import { confirmationList } from "@/lib/matching/schemas";
import { platformName } from "@/lib/platforms";
import { ordersHref } from "./orders-link";

interface Line {
  key: string;
  href: string;
  Icon: LucideIcon;
  tone: "bad" | "warn" | "note";
  title: string;
  detail: string;
}

const say = ({ count, capped }: CappedCount, one: string, many: string) =>
  `${capped ? `More than ${count}` : count} ${count === 1 ? one : many}`;

function linesOf(attention: Attention, site: string | undefined, zone: string): Line[] {
  const { quarantined, connections, reviews, reviewCount, confirmations, toDeliver } = attention;
  const lines: Line[] = connections.map(({ id, siteName, siteSlug, platform, health }) => ({
    key: id,
    href: `/sites/${encodeURIComponent(siteSlug)}/connections/${platform}`,
    Icon: Plug,
    tone: health.state === "failing" ? "bad" : "warn",
    title: `${platformName(platform)} on ${siteName}: ${health.label.toLowerCase()}`,
    detail: health.advice,
  }));
  if (quarantined.count > 0) {
    lines.push({
      key: "quarantined",
      href: deliveryList.href({ state: ["quarantined"], site: site ? [site] : [] }),
      Icon: TriangleAlert,
      tone: "warn",
      title: say(quarantined, "delivery in quarantine", "deliveries in quarantine"),
      detail: "Authentic, but not understood. Nothing is lost: look at them and replay.",
    });
  }
  for (const { id, reference, reason } of reviews) {
    const href = `/orders/${id}`;
    const title = `Order ${reference} wants a look`;
    lines.push({ key: id, href, Icon: Eye, tone: "warn", title, detail: reason });
  }
  const moreReviews = reviewCount.count - reviews.length;
  if (moreReviews > 0) {
    const detail = `${reviewCount.capped ? "More than " : ""}${moreReviews} others are flagged too.`;
    const last = lines.at(-1) as Line;
    last.detail = `${last.detail} ${detail}`;
  }
  if (confirmations.count > 0) {
    lines.push({
      key: "confirmations",
      href: confirmationList.href({ review: true, site: site ? [site] : [] }),
      Icon: BadgeCheck,
      tone: "warn",
      title: say(confirmations, "confirmation wants a look", "confirmations want a look"),
      detail: "More than one payment could be meant, or one only nearly fits. Choose by hand.",
    });
  }
  if (toDeliver.count > 0) {
    lines.push({
      key: "deliver",
      href: ordersHref({ status: ["accepted"], test: "hide", site }),
      Icon: PackageOpen,
      tone: "note",
      title: say(toDeliver, "order waits to be delivered", "orders wait to be delivered"),
      detail: `Paid and accepted${toDeliver.oldestAt ? `, the oldest on ${formatTime(toDeliver.oldestAt, zone, "date")}` : ""}. Complete each one when it is sent.`,
    });
  }
  return lines;
}

const tints = {
  bad: "bg-bad-soft text-bad-ink",
  warn: "bg-warn-soft text-warn-ink",
  note: "bg-note-soft text-note-ink",
};

/** What wants a person's look now, whatever the range of days. Nothing at all when nothing does. */
export function AttentionPanel({
  attention,
  site,
  zone,
}: {
  attention: Attention;
  site: string | undefined;
  zone: string;
}) {
  const lines = linesOf(attention, site, zone);
  if (lines.length === 0) return null;
  return (
    <Card aria-labelledby="attention" className="overflow-hidden">
      <CardHeader titleId="attention" title="Needs attention" className="min-h-0 pt-3 pb-0" />
      <ul className="grid gap-x-2 p-1.5 sm:grid-cols-[repeat(auto-fit,minmax(15rem,1fr))]">
        {lines.map(({ key, href, Icon, tone, title, detail }) => (
          <li key={key} className="min-w-0">
            <Link
              href={href}
              className="flex h-full items-start gap-3 rounded-md p-2.5 transition-colors hover:bg-hover"
            >
              <span
                aria-hidden
                className={cn(
                  "mt-0.5 grid size-7 shrink-0 place-items-center rounded-md",
                  tints[tone],
                )}
              >
                <Icon className="size-4" />
              </span>
              <span className="min-w-0">
                <span className="block font-medium text-sm">{title}</span>
                <span className="mt-0.5 line-clamp-3 text-pretty text-muted text-xs">{detail}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
