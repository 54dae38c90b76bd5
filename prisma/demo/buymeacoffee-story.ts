import { tellMemberships } from "./buymeacoffee-memberships";
import { post, type Telling } from "./buymeacoffee-post";
import { daysBefore, someDay, someTime, unixSeconds } from "./calendar";
import type { DemoDelivery } from "./delivery";
import { type Payer, payers, someAddress, someMessage, someone } from "./people";
import type { Random } from "./random";

function payment(told: Telling, at: Date, payer: Payer, amount: number, more: object) {
  const number = told.nextNumber();
  const note = someMessage(told.random);
  return {
    id: 15_000_000 + number,
    amount,
    object: "payment",
    status: "succeeded",
    message: `${payer.name} bought you a coffee.`,
    currency: told.site === "studio" && !told.random.chance(0.25) ? "EUR" : "USD",
    refunded: "false",
    created_at: unixSeconds(at),
    refunded_at: null,
    note_hidden: told.random.chance(0.12) ? "true" : "false",
    support_note: note,
    support_type: "Supporter",
    supporter_id: payer.supporterId,
    supporter_name: payer.name,
    supporter_email: payer.email,
    supporter_name_type: "default",
    transaction_id: `pi_3S${told.random.uuid().replaceAll("-", "").slice(0, 22)}`,
    application_fee: (amount * 0.05).toFixed(2),
    total_amount_charged: amount.toFixed(2),
    ...more,
  };
}

const refunded = (data: Record<string, unknown>, at: Date) => ({
  ...data,
  status: "refunded",
  refunded: "true",
  refunded_at: unixSeconds(at),
});

/** A payment, and its refund a few days later where `isRefunded` says so. */
function paid(
  told: Telling,
  at: Date,
  kind: string,
  data: Record<string, unknown>,
  isRefunded = false,
): DemoDelivery[] {
  const subject = String(data.id);
  const created = post(told, { at, subject }, `${kind}.created`, data);
  const later = new Date(Math.min(at.getTime() + 2.4 * 86_400_000, told.now.getTime() - 1_800_000));
  if (!isRefunded || later <= at) return [created];
  return [created, post(told, { at: later, subject }, `${kind}.refunded`, refunded(data, later))];
}

function coffees(told: Telling, count: number, refunds: number): DemoDelivery[] {
  const { random, now } = told;
  return Array.from({ length: count }, (_, index) => {
    const at = someTime(random, now, Math.max(index < refunds ? 5 : 0, someDay(random, now, 61)));
    const coffeeCount = random.pick([1, 1, 1, 2, 2, 3, 5]);
    const more = { coffee_count: coffeeCount, coffee_price: "5.0000" };
    const data = payment(told, at, someone(random), coffeeCount * 5, more);
    return paid(told, at, "donation", data, index < refunds);
  }).flat();
}

const extras = [
  { id: 31, title: "City map pack (PDF)", amount: "9.00", description: "Twelve cities, for print" },
  { id: 32, title: "Sticker sheet", amount: "6.00", description: "Twenty tiny landmarks" },
  { id: 33, title: "Harbour map, A3 print", amount: "28.00", description: "Signed on the back" },
];

function extraPurchases(told: Telling): DemoDelivery[] {
  const { random, now } = told;
  return Array.from({ length: 26 }, (_, index) => {
    const at = someTime(random, now, index < 3 ? index : 3 + someDay(random, now, 61));
    const extra = random.pick(extras);
    const quantity = random.pick([1, 1, 1, 2]);
    const line = {
      ...extra,
      quantity,
      ...(extra.id === 33
        ? { extra_question: "Who shall it be signed for?", question_answers: ["For Mum"] }
        : {}),
    };
    const data = payment(told, at, someone(random), Number(extra.amount) * quantity, {
      extras: [line],
    });
    return paid(told, at, "extra_purchase", data, index === 8 || index === 15);
  }).flat();
}

/** Bought, then changed on the platform: once in its details, once in its amount. */
function changedPurchases(told: Telling): DemoDelivery[] {
  const { random, now } = told;
  return [3.2, 11.6].flatMap((daysAgo, index) => {
    const at = daysBefore(now, daysAgo);
    const line = { ...extras[1], quantity: 2 };
    const data = payment(told, at, someone(random), 12, { extras: [line] });
    const subject = String(data.id);
    const changed =
      index === 0 ? { ...data, amount: 18 } : { ...data, support_note: "To the office, please" };
    const later = daysBefore(now, daysAgo - 0.4);
    return [
      post(told, { at, subject }, "extra_purchase.created", data),
      post(told, { at: later, subject }, "extra_purchase.updated", changed),
    ];
  });
}

function commissionOrders(told: Telling): DemoDelivery[] {
  const { random, now } = told;
  return [2, 12, 23, 31, 44, 58, 71].flatMap((daysAgo, index) => {
    const at = someTime(random, now, daysAgo);
    const payer = someone(random);
    const { street, city, state, postalCode, countryCode } = someAddress(random);
    const commission = {
      id: 5,
      name: index % 2 === 0 ? "Hand-drawn neighbourhood map" : "Portrait of your favourite place",
      description: "Ink and watercolour, 30 × 40 cm",
      additional_info: "Please leave a corner free for a dedication",
      shipping_price: "10.00",
      shipping_address: {
        name: payer.name,
        street,
        city,
        state,
        zip: postalCode,
        country: countryCode,
      },
    };
    const data = payment(told, at, payer, random.pick([140, 180, 220]), { commission });
    return paid(told, at, "commission_order", data, index === 1);
  });
}

function wishes(told: Telling): DemoDelivery[] {
  const { random, now } = told;
  const wishlist = { id: 9, price: "900.00", title: "A wide-format scanner", completed: false };
  return [4, 10, 19, 27, 38, 50, 64, 83].flatMap((daysAgo, index) => {
    const at = someTime(random, now, daysAgo);
    const data = payment(told, at, someone(random), random.pick([10, 20, 25, 50]), { wishlist });
    return paid(told, at, "wishlist_payment", data, index === 5);
  });
}

/** A kind of event that this version of Onetill does not know. */
function unknownKind(told: Telling): DemoDelivery[] {
  const at = daysBefore(told.now, 1.6);
  const data = payment(told, at, payers[8] as Payer, 12, {});
  return [post(told, { at, subject: String(data.id) }, "gift_card.created", data)];
}

/** The podcast's account: regular for two months, and then not a word any more. */
function quietPodcast(told: Telling): DemoDelivery[] {
  const { random, now } = told;
  return Array.from({ length: 33 }, (_, index) => {
    const at = someTime(random, now, 23 + index * 2);
    const more = { coffee_count: 1, coffee_price: "4.0000" };
    return paid(told, at, "donation", payment(told, at, someone(random), 4, more));
  }).flat();
}

/** Ninety days of what Buy Me a Coffee posted for both sites. */
export function tellBuyMeACoffee(random: Random, now: Date): DemoDelivery[] {
  let number = 0;
  const nextNumber = () => {
    number += 1;
    return number;
  };
  const told: Telling = { random, now, site: "studio", nextNumber };
  return [
    ...coffees(told, 72, 4),
    ...extraPurchases(told),
    ...changedPurchases(told),
    ...commissionOrders(told),
    ...wishes(told),
    ...tellMemberships(told),
    ...unknownKind(told),
    ...quietPodcast({ ...told, site: "podcast" }),
  ];
}
