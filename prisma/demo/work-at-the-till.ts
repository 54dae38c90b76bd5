import { runCommand } from "@/lib/desk";
import type { Context } from "@/lib/kernel";
import { toPublicId } from "@/lib/kernel";
import type { OrderRow } from "@/lib/orders";
import { addNote, editNote, exportOrders } from "@/lib/orders";
import { noFilter } from "@/lib/orders/schemas";
import type { Random } from "./random";

const day = 86_400_000;

const notes = [
  "Asked for tracking. Sent it by e-mail on Monday.",
  "Sketch approved ✔︎ – ink next week.",
  "Second order this year, put a few stickers in.",
  "Address was incomplete, confirmed with the customer.",
  "Customs form filled in. Value 24 EUR.",
  "مكتوب على الظرف: إهداء باللغة العربية",
];

/** Everything that the creator sends gets sent, some days later; the newest orders still wait. */
export async function workAtTheTill(
  owner: (at: Date) => Context,
  now: Date,
  random: Random,
): Promise<void> {
  const waiting: OrderRow[] = [];
  const filter = { ...noFilter, status: ["accepted" as const], isTest: false };
  const sort = { by: "placed_at", descending: false } as const;
  for await (const page of exportOrders(owner(now), filter, sort)) waiting.push(...page);

  for (const [index, order] of waiting.entries()) {
    const orderId = toPublicId("order", order.id);
    const after = (days: number) => owner(new Date(order.placedAt.getTime() + days * day));
    const age = (now.getTime() - order.placedAt.getTime()) / day;
    if (index % 9 === 4 && age > 1) {
      const noteId = await addNote(after(0.3), { orderId, body: random.pick(notes) });
      if (index % 2 === 0) {
        await editNote(after(0.4), { orderId, noteId, body: `${random.pick(notes)} Done.` });
      }
    }
    const isLaborious = order.kind === "commission";
    const sentAfter = isLaborious ? random.int(90, 150) / 10 : random.int(8, 45) / 10;
    if (index === 12 || index === waiting.length - 15) {
      await runCommand(after(0.8), orderId, "cancel", { reason: "Sold out, customer agreed" });
    } else if (sentAfter < age - 0.5) {
      await runCommand(after(sentAfter), orderId, "complete");
    }
  }
}
