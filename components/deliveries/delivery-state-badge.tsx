import { CircleCheck, Clock3, type LucideIcon, TriangleAlert } from "lucide-react";
import { Badge, type Tone } from "@/components/ui/badge";
import type { DeliveryState } from "@/lib/inbox/browser";

export const deliveryStateLooks: Record<
  DeliveryState,
  { label: string; tone: Tone; Icon: LucideIcon }
> = {
  pending: { label: "Waiting", tone: "info", Icon: Clock3 },
  processed: { label: "Processed", tone: "good", Icon: CircleCheck },
  quarantined: { label: "Quarantined", tone: "warn", Icon: TriangleAlert },
};

/** Where a delivery stands: colour, sign and word. */
export function DeliveryStateBadge({ state }: { state: DeliveryState }) {
  const { label, tone, Icon } = deliveryStateLooks[state];
  return (
    <Badge tone={tone}>
      <Icon aria-hidden />
      {label}
    </Badge>
  );
}
