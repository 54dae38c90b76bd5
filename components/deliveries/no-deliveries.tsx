import { Webhook } from "lucide-react";
import { isPart, NoSuchRows } from "@/components/list-page/no-such-rows";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { type DeliveryListState, deliveryList } from "@/lib/inbox/browser";

/** An empty list, and what to do about it. */
export function NoDeliveries({ state }: { state: DeliveryListState }) {
  if (state.state.includes("quarantined")) {
    return (
      <NoSuchRows<DeliveryListState>
        list={deliveryList}
        icon={<Webhook />}
        title="Nothing is in quarantine"
        description="Whatever came here was understood."
      />
    );
  }
  if (isPart<DeliveryListState>(deliveryList, state)) {
    return <NoSuchRows<DeliveryListState> list={deliveryList} icon={<Webhook />} />;
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
