import { ChevronRight } from "lucide-react";
import { Card } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code-block";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { FirstDelivery } from "@/lib/inbox";
import { readableBody } from "./readable-body";

interface RawDeliveryProps {
  delivery: FirstDelivery;
  platform: string;
  zone: string;
}

/** What the platform sent when it reported the order, secrets removed. Closed until asked for. */
export function RawDelivery({ delivery, platform, zone }: RawDeliveryProps) {
  const { text, shortened } = readableBody(delivery.body);
  return (
    <Card aria-labelledby="delivery-title">
      <details className="group/raw">
        <summary className="flex min-h-11 list-none items-center gap-2 rounded-lg px-4 py-2.5 [&::-webkit-details-marker]:hidden">
          <ChevronRight
            aria-hidden
            className="size-4 shrink-0 text-muted transition-transform group-open/raw:rotate-90"
          />
          <h2 id="delivery-title" className="font-semibold text-base">
            Raw delivery
          </h2>
          <span className="min-w-0 flex-1 truncate text-right text-muted text-sm">
            {delivery.eventType}
          </span>
        </summary>
        <div className="flex flex-col gap-3 px-4 pb-4 text-sm">
          <p className="text-muted">
            As {platform} sent it on <Time value={delivery.receivedAt} zone={zone} />, without its
            secret.
            {shortened ? " It is long; this is only the beginning." : ""}{" "}
            <TextLink href={`/deliveries/${delivery.id}`}>Open the delivery</TextLink>
          </p>
          <CodeBlock label="raw delivery" code={text} wrap />
        </div>
      </details>
    </Card>
  );
}
