"use server";

import { z } from "zod";
import { listDeliveries, listOutcomes, replayDeliveries } from "@/lib/inbox";
import { deliveryFilterSchema } from "@/lib/inbox/schemas";
import { explainReason, platformName } from "@/lib/platforms";
import { defineAction } from "@/lib/web";

const mostAtOnce = 100;
const ids = z.array(z.string().max(40)).min(1).max(mostAtOnce);

export const readOutcomes = defineAction(
  { name: "deliveries.outcomes", access: { right: "deliveries:read" } },
  z.object({ ids }),
  (ctx, input) => listOutcomes(ctx, input.ids),
);

export const replay = defineAction(
  { name: "deliveries.replay", access: { right: "deliveries:replay" } },
  z.object({ ids }),
  (ctx, input) => replayDeliveries(ctx, input.ids),
);

/** What "Replay all quarantined" would replay: the newest of those in quarantine. */
export const readHeld = defineAction(
  { name: "deliveries.held", access: { right: "deliveries:replay" } },
  deliveryFilterSchema.pick({ site: true, platform: true }),
  async (ctx, filter) => {
    const { rows, nextCursor } = await listDeliveries(ctx, {
      filter: { ...filter, state: ["quarantined"] },
      limit: mostAtOnce,
    });
    return {
      more: nextCursor !== null,
      held: rows.map(({ id, platform, eventType, siteName, reason }) => ({
        id,
        title: `${platformName(platform)} · ${eventType ?? "Unreadable"}`,
        siteName,
        why: explainReason(reason ?? "", platformName(platform)).title,
      })),
    };
  },
);
