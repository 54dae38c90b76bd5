import type { ReactNode } from "react";
import { RelativeTime } from "@/components/ui/relative-time-text";
import { TextLink } from "@/components/ui/text-link";
import { deliveryList } from "@/lib/inbox/browser";
import type { ConnectionLine } from "@/lib/platforms";

interface ConnectionFactsProps {
  connection: ConnectionLine;
  zone: string;
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="min-w-0 bg-surface px-4 py-2.5">
      <dt className="text-muted text-xs">{term}</dt>
      <dd className="tabular mt-0.5 text-sm">{children}</dd>
    </div>
  );
}

/** What has come and what has not, in figures. */
export function ConnectionFacts({ connection, zone }: ConnectionFactsProps) {
  const { lastDeliveryAt, lastFailureAt, quarantined, today, siteSlug, platform } = connection;
  const held = deliveryList.href({
    site: [siteSlug],
    platform: [platform],
    state: ["quarantined"],
  });
  return (
    <dl className="grid grid-cols-2 gap-px border-line border-y bg-line sm:grid-cols-4">
      <Fact term="Last delivery">
        {lastDeliveryAt ? <RelativeTime value={lastDeliveryAt} zone={zone} /> : "None yet"}
      </Fact>
      <Fact term="Today">{today}</Fact>
      <Fact term="In quarantine">
        {quarantined > 0 ? <TextLink href={held}>{quarantined}</TextLink> : "None"}
      </Fact>
      <Fact term="Last refused">
        {lastFailureAt ? <RelativeTime value={lastFailureAt} zone={zone} /> : "Never"}
      </Fact>
    </dl>
  );
}
