import type { TimelineEntry } from "@/components/order/timeline-entries";
import { TimelineList } from "@/components/order/timeline-list";
import { TimelineRow } from "@/components/order/timeline-row";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import type { ApiEvent } from "@/lib/orders/schemas";
import { lookOfEvent } from "@/lib/timeline";

interface TimelineCardProps {
  id: string;
  /** Oldest first. */
  events: readonly ApiEvent[];
  zone: string;
}

function entryOf({ id, type, at, actor, summary, data }: ApiEvent): TimelineEntry {
  const order = typeof data.order_id === "string" ? data.order_id : null;
  return {
    ...{ id, type, at },
    look: lookOfEvent("confirmation", type),
    actor: actor.kind === "api_key" ? `API key ${actor.label}` : actor.label,
    sentence: summary,
    ...(order ? { link: { href: `/orders/${order}`, label: "Order" } } : {}),
  };
}

/** Everything that happened to a confirmation, newest first; matches that were undone too. */
export function TimelineCard({ id, events, zone }: TimelineCardProps) {
  return (
    <Card aria-labelledby="timeline-title">
      <CardHeader titleId="timeline-title" title="Timeline" />
      <CardBody className="flex flex-col gap-5">
        <TimelineList
          rows={events
            .toReversed()
            .map(entryOf)
            .map((entry) => <TimelineRow key={entry.id} orderId={id} entry={entry} zone={zone} />)}
        />
      </CardBody>
    </Card>
  );
}
