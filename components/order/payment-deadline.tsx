import { Callout } from "@/components/ui/callout";
import { Time } from "@/components/ui/time";
import { timeLeft } from "./time-left";

interface PaymentDeadlineProps {
  dueAt: Date;
  now: Date;
  zone: string;
}

/** Until when an order's customer can pay, above everything else while it waits for that. */
export function PaymentDeadline({ dueAt, now, zone }: PaymentDeadlineProps) {
  return (
    <Callout tone="warn" title={timeLeft(dueAt, now)}>
      The customer pays until <Time value={dueAt} zone={zone} />. Then the order ends as expired.
    </Callout>
  );
}
