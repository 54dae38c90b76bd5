import { CircleCheck, Eye, type LucideIcon, PackageOpen, Plug, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { Card, CardHeader } from "@/components/ui/card";
import { cn } from "@/components/ui/class-names";
import type { Attention, CappedCount } from "@/lib/insights";
import { platformName } from "@/lib/sources";
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

function linesOf(attention: Attention, site: string | undefined): Line[] {
  const { quarantined, connections, reviews, reviewCount, toDeliver } = attention;
  const lines: Line[] = connections.map(({ id, siteName, siteSlug, platform, health }) => ({
    key: id,
    href: `/sites/${encodeURIComponent(siteSlug)}/connections`,
    Icon: Plug,
    tone: health.state === "failing" ? "bad" : "warn",
    title: `${platformName(platform)} on ${siteName}: ${health.label.toLowerCase()}`,
    detail: health.advice,
  }));
  if (quarantined.count > 0) {
    lines.push({
      key: "quarantined",
      href: `/deliveries?state=quarantined${site ? `&site=${encodeURIComponent(site)}` : ""}`,
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
  if (toDeliver.count > 0) {
    lines.push({
      key: "deliver",
      href: ordersHref({ status: "accepted", is_test: "false", site }),
      Icon: PackageOpen,
      tone: "note",
      title: say(toDeliver, "order waits to be delivered", "orders wait to be delivered"),
      detail: "Paid and accepted. Complete each one when it is sent.",
    });
  }
  return lines;
}

const tints = {
  bad: "bg-bad-soft text-bad-ink",
  warn: "bg-warn-soft text-warn-ink",
  note: "bg-note-soft text-note-ink",
};

/** What wants a person's look now, whatever the range of days. */
export function AttentionPanel({
  attention,
  site,
}: {
  attention: Attention;
  site: string | undefined;
}) {
  const lines = linesOf(attention, site);
  return (
    <Card aria-labelledby="attention">
      <CardHeader titleId="attention" title="Needs attention" divided={lines.length > 0} />
      {lines.length === 0 ? (
        <p className="flex items-center gap-2 px-4 pb-4 text-muted text-sm">
          <CircleCheck aria-hidden className="size-4 text-good-ink" />
          Nothing. Every connection works and every order is dealt with.
        </p>
      ) : (
        <ul className="divide-y divide-line">
          {lines.map(({ key, href, Icon, tone, title, detail }) => (
            <li key={key}>
              <Link
                href={href}
                className="flex items-start gap-3 px-4 py-2.5 transition-colors hover:bg-hover focus-visible:-outline-offset-2"
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
                  <span className="block text-pretty text-muted text-sm">{detail}</span>
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
