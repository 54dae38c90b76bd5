import { inTransaction } from "@/lib/db";
import { cancelAsMember, runCommand, workOnNextDueOrder } from "@/lib/desk";
import { type Context, env, toPublicId } from "@/lib/kernel";
import { startCardCheck, typeTestCard } from "@/lib/payments";
import { type Site, setStoreIntro, setStoreOpen } from "@/lib/sites";
import { addPicture, completeRequest, createItem, getItem, openRequest } from "@/lib/store";
import { daysBefore } from "./calendar";
import { drawMap } from "./draw-picture";
import type { Random } from "./random";
import { demoItems } from "./store-items";

type At = (at: Date) => Context;

/** The items of the demo's store, with pictures, in an open store. Gives their shown ids. */
async function fillShelves(ctx: Context, { id: siteId }: Site, random: Random): Promise<string[]> {
  const ids: string[] = [];
  for (const { pictures, ...fields } of demoItems) {
    const itemId = toPublicId("item", (await createItem(ctx, siteId, fields)).id);
    for (const { alt, palette } of pictures) {
      await addPicture(ctx, itemId, { bytes: await drawMap(random, palette), alt });
    }
    ids.push(itemId);
  }
  await setStoreIntro(
    ctx,
    siteId,
    "Maps of places that you know, and of some that nobody does. Each is made once you ask for it.",
  );
  await setStoreOpen(ctx, siteId, true);
  return ids;
}

/** Gives an order the times that it would have had: everything about it happened so many days earlier. */
const backdate = ({ siteId, id }: { siteId: string; id: string }, days: number) =>
  inTransaction(async (tx) => {
    const values = [siteId, id, days];
    const back = (column: string) => `${column} = ${column} - make_interval(secs => $3 * 86400.0)`;
    const of = (columns: string[]) => columns.map(back).join(", ");
    await tx.query(
      `update orders set ${of(["placed_at", "created_at", "updated_at", "due_at"])}
       where site_id = $1 and id = $2`,
      values,
    );
    await tx.query(
      `update order_events set ${of(["at"])} where site_id = $1 and order_id = $2`,
      values,
    );
    await tx.query(
      `update payments set ${of(["created_at", "paid_at", "settled_at"])}
       where site_id = $1 and order_id = $2`,
      values,
    );
  });

interface Wish {
  /** Which of the items. */
  item: number;
  who: { name: string; email: string };
  answers?: Record<string, string>;
  quantity?: number;
  message?: string;
  card?: string;
  daysAgo: number;
  next?: (
    order: { siteId: string; id: string; publicId: string },
    ctx: Context,
  ) => Promise<unknown>;
}

const address = (name: string, lines: string, city: string, postal: string, country: string) => ({
  ...{ full_name: name, street_address: lines, city, postal_code: postal, country_code: country },
});

const addresses: Record<string, Record<string, string>> = {
  Maren: address("Maren Holm", "Hafenstraße 12", "Kiel", "24103", "DE"),
  Tomás: address("Tomás Rey", "12 rue de la Lune", "Paris", "75002", "FR"),
  Freya: address("Freya Lind", "Nyhavn 31", "København K", "1051", "DK"),
  Ravi: address("Ravi Menon", "Lange Reihe 5", "Hamburg", "20099", "DE"),
};

const accept: Wish["next"] = ({ publicId }, ctx) => runCommand(ctx, publicId, "accept");

const person = (name: string) => ({
  name: addresses[name]?.full_name ?? name,
  email: `${name
    .normalize("NFKD")
    .replace(/[^a-z]/gi, "")
    .toLowerCase()}.store@example.com`,
});

/** What members have asked for: something in each status. */
const wishes: readonly Wish[] = [
  {
    ...{ item: 1, who: person("Ravi"), answers: { size: "A4" }, daysAgo: 19.3 },
    next: async (order, ctx) => {
      await runCommand(ctx, order.publicId, "accept");
      const sent = { carrier: "DHL", tracking_number: "00340434161094042557" };
      await runCommand(ctx, order.publicId, "complete", { ...sent, note: "Packed flat. Enjoy!" });
    },
  },
  {
    ...{ item: 3, who: person("Noor"), answers: { name: "Noor" }, daysAgo: 12.12 },
    card: "pm_card_chargeCustomerFail",
    next: accept,
  },
  {
    ...{ item: 2, who: person("Quinn"), daysAgo: 9.4 },
    answers: { day: "2027-02-06", level: "Never" },
    next: ({ publicId }, ctx) =>
      runCommand(ctx, publicId, "decline", { reason: "I am away that whole week, sorry." }),
  },
  {
    ...{ item: 1, who: person("Freya"), answers: { size: "A3", for: "Freya" }, daysAgo: 6.07 },
    next: (order, { clock }) =>
      cancelAsMember(
        { ...order, from: "received" },
        {
          actor: { kind: "member", id: order.id, label: "Freya Lind" },
          at: clock.now(),
        },
      ),
  },
  {
    ...{ item: 0, who: person("Maren"), daysAgo: 4.22 },
    answers: { where: "Around the fjord, from the lighthouse to the ferry.", title: "Our fjord" },
    message: "It is for my mother, she turns 70 in spring.",
    next: accept,
  },
  {
    ...{ item: 1, who: person("Tomás"), answers: { size: "A3" }, quantity: 2, daysAgo: 2.3 },
    next: accept,
  },
  {
    ...{ item: 3, who: person("Leila"), answers: { name: "Leila and Jo" }, daysAgo: 1.9 },
    card: "pm_card_chargeCustomerFail",
    next: accept,
  },
  {
    ...{ item: 0, who: person("Freya"), daysAgo: 0.6 },
    answers: {
      ...{ where: "The old railway from Skagen to the sea.", date: "2026-08-14" },
      title: "Skagen, in the rain",
    },
    message: "We have the GPX of it, if that helps.",
  },
  {
    ...{ item: 2, who: person("Idris"), daysAgo: 0.1 },
    answers: { day: "2027-01-16", level: "A few" },
  },
];

/** Asks for an item as a member does, and lets happen to it what the wish says. */
async function ask(at: At, site: Site, itemId: string, wish: Wish, now: Date): Promise<void> {
  const ctx = at(now);
  const item = await getItem(ctx, itemId);
  const { name, email } = wish.who;
  const first = Object.entries(addresses).find(([, given]) => given.full_name === name)?.[1];
  const request = await openRequest(item, site, `${itemId} ${email} ${wish.daysAgo}`, {
    ...{ quantity: wish.quantity ?? 1, name, email, answers: wish.answers ?? {}, agreed: true },
    ...{ address: item.isPhysical ? (first ?? null) : null, message: wish.message ?? "" },
  });
  await startCardCheck(request);
  await typeTestCard(request, wish.card ?? "pm_card_visa");
  const end = await completeRequest(request);
  if (end.state !== "placed") throw new Error(`the request of ${name} ended ${end.state}`);
  const order = { siteId: site.id, id: request.id, publicId: toPublicId("order", request.id) };
  await wish.next?.(order, ctx);
  await backdate(order, wish.daysAgo);
}

/**
 * A store with pictures and, where a stand-in for Stripe is there to be paid at, requests in every status:
 * made by the same verbs as real ones; only their times are set afterwards. What was not paid for longer than
 * its seven days expires as it does in life.
 */
export async function openStore(at: At, site: Site, now: Date, random: Random): Promise<void> {
  const items = await fillShelves(at(daysBefore(now, 25)), site, random);
  if (!env().standIns.payments) return;
  for (const wish of wishes) await ask(at, site, items[wish.item] as string, wish, now);
  while (await workOnNextDueOrder(site.id));
}
