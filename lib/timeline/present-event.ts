import type { Recorded } from "@/lib/events";
import { toPublicId } from "@/lib/kernel";
import type { ApiEvent } from "@/lib/orders/schemas";
import { describeEvent } from "./describe-event";

/** An event in the words of the API contract. */
export const presentEvent = (about: string, row: Recorded): ApiEvent => ({
  id: toPublicId("event", row.id),
  type: row.type,
  at: row.at.toISOString(),
  actor: { kind: row.actorKind, label: row.actorLabel },
  summary: describeEvent(about, row.type, row.data),
  data: row.data,
});
