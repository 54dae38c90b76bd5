import { Card, CardBody, CardHeader } from "@/components/ui/card";
import type { OrderPageActions } from "./order-page-actions";
import { OrderProgress } from "./order-progress";
import type { TimelineEntry } from "./timeline-entries";
import { TimelineList } from "./timeline-list";
import { TimelineRow } from "./timeline-row";
import type { WalkStep } from "./walk-of";

interface OrderTimelineProps {
  orderId: string;
  steps: WalkStep[];
  entries: TimelineEntry[];
  zone: string;
  /** Given to those who may bring a deleted note back. */
  restoreNote?: OrderPageActions["restoreNote"];
}

/** Everything that happened to an order, newest first, below how far it has come. */
export function OrderTimeline({ orderId, steps, entries, zone, restoreNote }: OrderTimelineProps) {
  return (
    <Card aria-labelledby="timeline-title">
      <CardHeader titleId="timeline-title" title="Timeline" />
      <CardBody className="flex flex-col gap-5">
        <OrderProgress steps={steps} zone={zone} />
        <TimelineList
          rows={entries.map((entry) => (
            <TimelineRow
              key={entry.id}
              orderId={orderId}
              entry={entry}
              zone={zone}
              restoreNote={restoreNote}
            />
          ))}
        />
      </CardBody>
    </Card>
  );
}
