import { DeliveryBody } from "@/components/deliveries/delivery-body";
import { DeliveryFacts } from "@/components/deliveries/delivery-facts";
import { DeliveryHeaders } from "@/components/deliveries/delivery-headers";
import { DeliveryStateBadge } from "@/components/deliveries/delivery-state-badge";
import { Quarantine } from "@/components/deliveries/quarantine";
import { ReplayButton } from "@/components/deliveries/replay-button";
import { Page, PageHeader } from "@/components/ui/page-header";
import { TestBadge } from "@/components/ui/status-badge";
import { type DeliveryDetail, getDelivery } from "@/lib/inbox";
import { can } from "@/lib/kernel";
import { platformName } from "@/lib/platforms";
import { defineMetadata, definePage } from "@/lib/web";
import { readOutcomes, replay } from "../actions";

const page = { path: "/deliveries/[id]", access: { right: "deliveries:read" } } as const;

const titleOf = ({ platform, eventType }: DeliveryDetail) =>
  `${platformName(platform)}: ${eventType ?? "unreadable delivery"}`;

export const generateMetadata = defineMetadata(page, async ({ ctx, params }) => ({
  title: titleOf(await getDelivery(ctx, params.id)),
}));

export default definePage(page, async ({ ctx, params }) => {
  const delivery = await getDelivery(ctx, params.id);
  const mayReplay = can(ctx, delivery.siteId, "deliveries:replay");
  const platform = platformName(delivery.platform);
  return (
    <Page width="narrow">
      <PageHeader
        title={titleOf(delivery)}
        back={{ href: "/deliveries", label: "Deliveries" }}
        badges={
          <>
            <DeliveryStateBadge state={delivery.state} />
            {delivery.isTest ? <TestBadge /> : null}
          </>
        }
        actions={
          mayReplay && delivery.state !== "pending" ? (
            <ReplayButton
              id={delivery.id}
              replay={replay}
              readOutcomes={readOutcomes}
              primary={delivery.state === "quarantined"}
            />
          ) : undefined
        }
      />
      {delivery.state === "quarantined" ? (
        <Quarantine reason={delivery.reason ?? ""} platform={platform} />
      ) : null}
      <DeliveryFacts delivery={delivery} platform={platform} />
      <DeliveryBody delivery={delivery} platform={platform} />
      <DeliveryHeaders headers={delivery.headers} />
    </Page>
  );
});
