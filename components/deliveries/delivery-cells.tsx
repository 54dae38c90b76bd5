import Link from "next/link";
import type { LogCell } from "@/components/list-page/log-list";
import { PlatformMark } from "@/components/ui/platform-mark";
import { RelativeTime } from "@/components/ui/relative-time-text";
import { TestBadge } from "@/components/ui/status-badge";
import { TextLink } from "@/components/ui/text-link";
import type { DeliveryLine } from "@/lib/inbox";
import type { deliveryList } from "@/lib/inbox/browser";
import { platformName } from "@/lib/platforms";
import { DeliveryStateBadge } from "./delivery-state-badge";
import { whatBecame } from "./what-became";

/** How each column of the list of deliveries looks. */
export const deliveryCells: Record<keyof typeof deliveryList.columns, LogCell<DeliveryLine>> = {
  event: {
    className: "whitespace-nowrap",
    cell: (delivery) => (
      <span className="flex items-center gap-2">
        <PlatformMark
          platform={delivery.platform}
          name={platformName(delivery.platform)}
          iconOnly
        />
        <Link
          href={`/deliveries/${delivery.id}`}
          className="max-w-60 truncate rounded-sm font-medium after:absolute after:inset-0 hover:underline"
        >
          {delivery.eventType ?? "Unreadable"}
        </Link>
        {delivery.isTest ? <TestBadge /> : null}
      </span>
    ),
  },
  site: { className: "max-w-40 truncate text-muted", cell: ({ siteName }) => siteName },
  state: { cell: ({ state }) => <DeliveryStateBadge state={state} /> },
  outcome: {
    headClassName: "w-full",
    className: "min-w-56 text-pretty",
    cell: (delivery) => (
      <>
        {whatBecame(delivery)}
        {delivery.orderId ? (
          <TextLink href={`/orders/${delivery.orderId}`} className="relative z-1 ml-2">
            Order
          </TextLink>
        ) : null}
      </>
    ),
  },
  repeats: {
    numeric: true,
    className: "text-muted",
    cell: ({ repeats }) => (repeats > 0 ? `${repeats} ×` : "–"),
  },
  received_at: {
    numeric: true,
    className: "text-muted",
    cell: ({ receivedAt, siteTimeZone }) => <RelativeTime value={receivedAt} zone={siteTimeZone} />,
  },
};
