import type { MailBlock, MailInline } from "@/emails/reply";
import { trackingUrl } from "@/lib/desk";
import type { ToldEvent } from "@/lib/events";
import { formatMoney, truncateText, withoutLinks } from "@/lib/kernel";
import type { OrderRow } from "@/lib/orders";
import type { MemberKind } from "../schemas";

/** A change of an order as its buyer is told of it. */
export interface Change {
  kind: MemberKind;
  /** The mail's. */
  purpose: string;
  subject: string;
  heading: string;
  blocks: MailBlock[];
  /** What leads to the order's page. */
  button: string;
  /** In one line, for the list of notices. */
  notice: string;
}

/** What is known where a change is put into words. */
export interface ToldOrder {
  order: OrderRow;
  /** The site's name, as it may stand in a mail. */
  site: string;
  event: ToldEvent;
  byMember: boolean;
}

const text = (words: string): MailInline => ({ kind: "text", text: words });
const linkTo = (url: string, words: string): MailInline => ({
  ...{ kind: "link", url },
  children: [text(words)],
});
const paragraph = (...children: MailInline[]): MailBlock => ({ kind: "paragraph", children });
/** A sentence of a mail. */
export const say = (words: string): MailBlock => paragraph(text(words));

/** Somebody's own words: its lines are kept, and nothing in it becomes a link. */
export const quoted = (words: string): MailBlock => ({
  kind: "quote",
  children: withoutLinks(words)
    .split("\n")
    .flatMap((line, at): MailInline[] => [
      ...(at > 0 ? [{ kind: "break" } as const] : []),
      text(line),
    ]),
});

/** What was sent of an order, and how it can be followed. */
export function tellFulfilment(fulfilment: OrderRow["fulfilment"]): MailBlock[] {
  const { note, url, carrier, tracking_number: tracking } = fulfilment ?? {};
  const page = trackingUrl(carrier ?? null, tracking ?? null);
  const parcel = [carrier, tracking].filter(Boolean).join(" ");
  return [
    ...(note ? [quoted(note)] : []),
    ...(parcel ? [say(`It was sent with ${withoutLinks(parcel)}.`)] : []),
    ...(page ? [paragraph(linkTo(page, "See where it is"))] : []),
    ...(url ? [paragraph(linkTo(url, url))] : []),
  ];
}

const priceOf = ({ amount, currency }: OrderRow) => formatMoney({ amount, currency });
/** What an order is of, as a mail names it. */
export const itemOf = ({ itemSummary }: Pick<OrderRow, "itemSummary">) =>
  truncateText(withoutLinks(itemSummary.replace(/\s+/g, " ").trim()), 120) || "your order";
const dayOf = (at: Date, { siteTimeZone }: OrderRow) =>
  new Intl.DateTimeFormat("en", { dateStyle: "full", timeZone: siteTimeZone }).format(at);
const reasonOf = ({ data }: ToldEvent) => (typeof data.reason === "string" ? data.reason : "");
const because = (event: ToldEvent) => (reasonOf(event) ? [quoted(reasonOf(event))] : []);
const untilOf = (order: OrderRow) =>
  order.dueAt ? ` There is time until ${dayOf(order.dueAt, order)}.` : "";

const update = { kind: "order", purpose: "order-update", button: "See your order" } as const;
const payment = { kind: "payment", purpose: "order-update" } as const;
const wasCharged = ({ data }: ToldEvent) => data.from === "accepted" || data.from === "completed";

type Say = (about: ToldOrder) => Omit<Change, "notice"> & { notice?: string };

const sayings: Record<string, Say> = {
  "order.received": ({ order, site }) => ({
    ...update,
    subject: `${site} has your request: ${itemOf(order)}`,
    heading: "Your request has arrived",
    blocks: [
      say(`${site} will look at your request for ${itemOf(order)} (${priceOf(order)}).`),
      say(
        "Your card was checked with 1 USD, which was released at once. It is charged only when your request is accepted; until then you can cancel it on its page.",
      ),
    ],
  }),
  "order.accepted": ({ order, site, event }) =>
    event.data.from === "completed"
      ? {
          ...update,
          subject: `${site} is working on your order again`,
          heading: "Not quite done yet",
          blocks: [
            say(`${site} has taken up ${itemOf(order)} once more. You get a mail when it is done.`),
          ],
        }
      : {
          ...update,
          subject: `${site} accepted your order: ${itemOf(order)}`,
          heading: "Your order is accepted",
          blocks: [
            say(`${site} has taken on ${itemOf(order)}. ${priceOf(order)} was paid.`),
            say("You get a mail when it is done or sent."),
          ],
        },
  "order.pending_payment": ({ order, site, event }) => ({
    ...payment,
    subject: `Please pay your order at ${site}: ${itemOf(order)}`,
    heading: "The payment did not go through",
    blocks: [
      say(
        `${site} accepted your request, but ${priceOf(order)} could not be charged to your card.`,
      ),
      ...because(event),
      say(
        `You can pay with the same card or another one.${untilOf(order)} After that the order ends.`,
      ),
    ],
    button: `Pay ${priceOf(order)}`,
  }),
  "payment.reminder": ({ order, site }) => ({
    ...payment,
    purpose: "order-reminder",
    subject: `Still to be paid: ${itemOf(order)} at ${site}`,
    heading: "Your order is waiting for its payment",
    blocks: [
      say(`${priceOf(order)} for ${itemOf(order)} is still to be paid.${untilOf(order)}`),
      say("If you have changed your mind, you can cancel the order on its page."),
    ],
    button: `Pay ${priceOf(order)}`,
  }),
  "order.declined": ({ order, site, event }) => ({
    ...update,
    subject: `${site} could not take on your order: ${itemOf(order)}`,
    heading: "Your order was declined",
    blocks: [
      say(`${site} could not take on ${itemOf(order)}. Nothing was charged.`),
      ...because(event),
    ],
  }),
  "order.canceled": ({ order, site, event, byMember }) => ({
    ...update,
    subject: `Your order at ${site} was canceled: ${itemOf(order)}`,
    heading: "Your order was canceled",
    blocks: [
      say(byMember ? "You canceled this order." : `${site} canceled this order.`),
      ...because(event),
      ...(wasCharged(event) ? [] : [say("Nothing was charged.")]),
    ],
  }),
  "order.expired": ({ order, site }) => ({
    ...payment,
    subject: `Your order at ${site} has ended: ${itemOf(order)}`,
    heading: "The payment did not come in time",
    blocks: [
      say(`${priceOf(order)} for ${itemOf(order)} was not paid in time, so the order is over.`),
      say("Nothing was charged."),
    ],
    button: "See your order",
  }),
  "order.completed": ({ order, site }) => ({
    ...update,
    purpose: "order-completed",
    subject: `Your order from ${site} is done: ${itemOf(order)}`,
    heading: "Your order is done",
    blocks: [say(`${site} has completed ${itemOf(order)}.`), ...tellFulfilment(order.fulfilment)],
  }),
  "payment.refunded": ({ order, site, event: { data } }) => {
    const amount = formatMoney({
      amount: BigInt(String(data.amount)),
      currency: String(data.currency),
    });
    return {
      ...update,
      subject: `${site} refunded ${amount}: ${itemOf(order)}`,
      heading: `${amount} was refunded`,
      blocks: [
        say(
          `${site} gave back ${amount}${data.full ? "" : ` of ${priceOf(order)}`} for ${itemOf(order)}.`,
        ),
        say("It depends on your bank when you see it: usually within 5 to 10 days."),
      ],
    };
  },
};

/** Every kind of event that a buyer is told of, beside messages. */
export const toldTypes = Object.keys(sayings);

/** An event in the words for who placed the order; null for one that they are not told of. */
export function sayChange(about: ToldOrder): Change | null {
  const found = Object.hasOwn(sayings, about.event.type) ? sayings[about.event.type] : undefined;
  if (!found) return null;
  const change = found(about);
  return { ...change, notice: change.notice ?? change.subject };
}

/** What a site wrote to who placed an order. */
export const sayMessage = (
  { order, site }: Pick<ToldOrder, "order" | "site">,
  body: string,
): Change => ({
  ...{ kind: "message", purpose: "order-message", button: "Read and answer" },
  subject: `A message from ${site} about order ${order.reference}`,
  heading: `${site} wrote to you`,
  blocks: [say(`About ${itemOf(order)}:`), quoted(body)],
  notice: `${site} wrote to you about order ${order.reference}`,
});
