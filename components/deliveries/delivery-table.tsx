import Link from "next/link";
import { PlatformMark } from "@/components/ui/platform-mark";
import { RelativeTime } from "@/components/ui/relative-time-text";
import { TestBadge } from "@/components/ui/status-badge";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  TableScroller,
} from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { DeliveryLine } from "@/lib/inbox";
import { platformName } from "@/lib/platforms";
import { DeliveryStateBadge } from "./delivery-state-badge";
import { whatBecame } from "./what-became";

interface DeliveryTableProps {
  deliveries: readonly DeliveryLine[];
  /** Whether the reader has more than one site. */
  showSite: boolean;
}

/** Deliveries as a table, for wide screens. */
export function DeliveryTable({ deliveries, showSite }: DeliveryTableProps) {
  return (
    <TableScroller label="Deliveries">
      <Table>
        <TableHead>
          <tr>
            <TableHeader>Event</TableHeader>
            {showSite ? <TableHeader>Site</TableHeader> : null}
            <TableHeader>State</TableHeader>
            <TableHeader className="w-full">What became of it</TableHeader>
            <TableHeader numeric>Sent again</TableHeader>
            <TableHeader numeric>Received</TableHeader>
          </tr>
        </TableHead>
        <TableBody>
          {deliveries.map((delivery) => (
            <TableRow key={delivery.id} interactive className="relative">
              <TableCell className="whitespace-nowrap">
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
              </TableCell>
              {showSite ? (
                <TableCell className="max-w-40 truncate text-muted">{delivery.siteName}</TableCell>
              ) : null}
              <TableCell>
                <DeliveryStateBadge state={delivery.state} />
              </TableCell>
              <TableCell className="min-w-56 text-pretty">
                {whatBecame(delivery)}
                {delivery.orderId ? (
                  <TextLink href={`/orders/${delivery.orderId}`} className="relative z-1 ml-2">
                    Order
                  </TextLink>
                ) : null}
              </TableCell>
              <TableCell numeric className="text-muted">
                {delivery.repeats > 0 ? `${delivery.repeats} ×` : "–"}
              </TableCell>
              <TableCell numeric className="text-muted">
                <RelativeTime value={delivery.receivedAt} zone={delivery.siteTimeZone} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableScroller>
  );
}
