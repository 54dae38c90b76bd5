import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import { PlatformMark } from "@/components/ui/platform-mark";
import { RelativeTime } from "@/components/ui/relative-time-text";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { DeliveryDetail } from "@/lib/inbox";
import { whatBecame } from "./what-became";

const times = (count: number) => (count === 1 ? "once" : `${count} times`);

/** What happened with a delivery, and when. */
export function DeliveryFacts({
  delivery,
  platform,
}: {
  delivery: DeliveryDetail;
  platform: string;
}) {
  const { siteSlug, siteTimeZone: zone, processedAt, attempts, repeats } = delivery;
  return (
    <Card aria-labelledby="facts-title">
      <CardHeader titleId="facts-title" title="What became of it" />
      <CardBody>
        <DescriptionList>
          <DescriptionItem term="Outcome">
            {delivery.state === "quarantined"
              ? "In quarantine: no order was made from it"
              : whatBecame(delivery)}
            {delivery.orderId ? (
              <>
                {" · "}
                <TextLink href={`/orders/${delivery.orderId}`}>Open the order</TextLink>
              </>
            ) : null}
          </DescriptionItem>
          <DescriptionItem term="From">
            <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <PlatformMark platform={delivery.platform} name={platform} />
              <span>
                to{" "}
                <TextLink href={`/sites/${siteSlug}/connections/${delivery.platform}`}>
                  {delivery.siteName}
                </TextLink>
              </span>
            </span>
          </DescriptionItem>
          <DescriptionItem term="Received">
            <Time value={delivery.receivedAt} zone={zone} />{" "}
            <span className="text-muted">
              (<RelativeTime value={delivery.receivedAt} zone={zone} />)
            </span>
          </DescriptionItem>
          <DescriptionItem term="Worked through">
            {processedAt ? <Time value={processedAt} zone={zone} /> : "Not yet"}
            {attempts > 1 ? <span className="text-muted"> after {attempts} attempts</span> : null}
          </DescriptionItem>
          <DescriptionItem term="Sent again">
            {repeats > 0
              ? `${platform} repeated it ${times(repeats)}; a repeat changes nothing`
              : "Never"}
          </DescriptionItem>
          <DescriptionItem term="Delivery ID">
            <span className="inline-flex max-w-full items-center gap-1">
              <code className="wrap-anywhere min-w-0 font-mono text-xs">{delivery.deliveryId}</code>
              <CopyButton value={delivery.deliveryId} what="delivery ID" className="-my-1" />
            </span>
          </DescriptionItem>
        </DescriptionList>
      </CardBody>
    </Card>
  );
}
