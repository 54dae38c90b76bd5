import { z } from "zod";
import { defineEvent } from "@/lib/events";

export const deliveryQuarantined = defineEvent("delivery.quarantined", {
  about: "delivery",
  data: z.object({ platform: z.string(), reason: z.string() }),
  label: "Delivery in quarantine",
  icon: "webhook",
  tone: "warn",
  say: ({ reason }) => `A delivery is in quarantine: ${reason}`,
});
