import { randomUUID } from "node:crypto";
import { env, forbidden, invalid, notFound, toPublicId } from "@/lib/kernel";
import { ensureWebhook, startCardCheck, typeTestCard } from "@/lib/payments";
import { completeRequest, type ItemRow, locateItem, openRequest } from "@/lib/store";
import { readFlags } from "./read-flags";

const anAddress = {
  ...{ full_name: "Robin Example", street_address: "1 Sample Street", city: "Springfield" },
  ...{ state_or_province: "IL", postal_code: "62701", country_code: "US" },
};

/** An answer to each question that wants one. */
const answersTo = ({ questions }: ItemRow) =>
  Object.fromEntries(
    questions
      .filter(({ required }) => required)
      .map(({ id, kind, choices }) => [
        id,
        kind === "choice" ? (choices[0] ?? "") : kind === "date" ? "2027-01-31" : "As you like it",
      ]),
  );

/** Asks for an item as a member does, through the same verbs and the stand-in; prints the order. Sandbox only. */
export async function run(args: string[]): Promise<string> {
  const flags = readFlags(args, {
    ...{ item: "string", email: "string", card: "string", quantity: "string?" },
  });
  if (!env().standIns.payments) throw forbidden("Orders are placed here in the sandbox alone.");
  const item = await locateItem(flags.item);
  if (!item) throw notFound("item");
  const site = { id: item.siteId, name: item.siteName };
  const quantity = flags.quantity === undefined ? item.leastQuantity : Number(flags.quantity);
  if (!Number.isInteger(quantity)) throw invalid("quantity must be a whole number.", "quantity");
  await ensureWebhook(site.id);
  const request = await openRequest(item, site, randomUUID(), {
    ...{ quantity, email: flags.email, name: "Robin Example", answers: answersTo(item) },
    ...{ address: item.isPhysical ? anAddress : null, agreed: true },
  });
  await startCardCheck(request);
  await typeTestCard(request, flags.card);
  const end = await completeRequest(request);
  if (end.state === "placed") return toPublicId("order", request.id);
  throw invalid("message" in end ? end.message : "The card wants its owner to confirm.", "card");
}
