import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { PlatformMark } from "@/components/ui/platform-mark";
import { RelativeTime } from "@/components/ui/relative-time-text";
import { TestBadge } from "@/components/ui/status-badge";
import type { DeliveryLine } from "@/lib/inbox";
import { platformName } from "@/lib/platforms";
import { DeliveryStateBadge } from "./delivery-state-badge";
import { whatBecame } from "./what-became";

interface DeliveryLinesProps {
  deliveries: readonly DeliveryLine[];
  /** Says which site and platform each is of, where several are mixed. */
  mixed?: boolean;
  className?: string;
}

/** Deliveries one below the other, for phones and small panels. */
export function DeliveryLines({ deliveries, mixed = false, className }: DeliveryLinesProps) {
  return (
    <ul className={className}>
      {deliveries.map((delivery) => (
        <li key={delivery.id} className="border-line border-b last:border-b-0">
          <Link
            href={`/deliveries/${delivery.id}`}
            className="flex items-center gap-3 px-4 py-3 transition-colors hover:bg-hover focus-visible:-outline-offset-2"
          >
            {mixed ? (
              <PlatformMark
                platform={delivery.platform}
                name={platformName(delivery.platform)}
                iconOnly
                className="self-start"
              />
            ) : null}
            <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-4 gap-y-1 text-sm">
              <span className="min-w-0 flex-1 basis-full sm:basis-0">
                <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
                  <span className="wrap-anywhere min-w-0 font-medium">
                    {delivery.eventType ?? "Unreadable"}
                  </span>
                  {delivery.isTest ? <TestBadge /> : null}
                </span>
                <span className="line-clamp-2 text-pretty text-muted">{whatBecame(delivery)}</span>
              </span>
              <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-muted text-xs">
                <DeliveryStateBadge state={delivery.state} />
                <RelativeTime value={delivery.receivedAt} zone={delivery.siteTimeZone} />
                {mixed ? <span className="truncate">{delivery.siteName}</span> : null}
              </span>
            </span>
            <ChevronRight aria-hidden className="size-4 shrink-0 text-muted" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
