import { Webhook } from "lucide-react";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { type DeliveriesState, deliveriesHref } from "./deliveries-address";

const showAll = <LinkButton href={deliveriesHref()}>Show all deliveries</LinkButton>;

/** An empty list, and what to do about it. */
export function NoDeliveries({ state }: { state: DeliveriesState }) {
  const { site, platform, state: states, after, before } = state;
  if (states.includes("quarantined")) {
    return (
      <EmptyState
        icon={<Webhook />}
        title="Nothing is in quarantine"
        description="Whatever came here was understood."
        actions={showAll}
      />
    );
  }
  if (site.length + platform.length + states.length > 0 || after || before) {
    return (
      <EmptyState
        icon={<Webhook />}
        title="No such deliveries"
        description="Nothing fits these filters."
        actions={showAll}
      />
    );
  }
  return (
    <EmptyState
      icon={<Webhook />}
      title="Nothing has been delivered yet"
      description="Every message from a platform appears here as it comes, with what became of it. Connect a platform to one of your sites, and send a test."
      actions={
        <LinkButton variant="primary" href="/sites">
          Choose a site
        </LinkButton>
      }
    />
  );
}
