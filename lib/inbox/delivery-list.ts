import { choices, defineList, platformNames, type StateOf, siteNames } from "@/lib/lists/browser";
import { deliveryStateLabels } from "./delivery-states";

/** The list of deliveries: what its address says, and its columns. */
export const deliveryList = defineList({
  ...{ path: "/deliveries", one: "delivery", many: "deliveries" },
  filters: {
    site: siteNames(),
    platform: platformNames(),
    state: choices("state", "State", deliveryStateLabels),
  },
  columns: {
    event: { label: "Event" },
    site: { label: "Site" },
    state: { label: "State" },
    outcome: { label: "What became of it" },
    repeats: { label: "Sent again" },
    received_at: { label: "Received", sort: "received_at", largestFirst: true },
  },
  fixedColumn: "event",
  sorts: ["received_at"],
  usualSort: { by: "received_at", descending: true },
});

export type DeliveryListState = StateOf<typeof deliveryList>;
