import { daysBefore, demoDays, monthsLater, someDay, someTime } from "./calendar";
import type { DemoDelivery } from "./delivery";
import { type Payer, payers, someAddress, someMessage, someone } from "./people";
import type { Random } from "./random";

const testTransactionId = "00000000-1111-2222-3333-444444444444";

/** A post in Ko-fi's own shape and encoding. */
function post(
  random: Random,
  about: Pick<DemoDelivery, "site" | "at"> & { subject?: string; repeats?: number },
  payer: Payer | null,
  fields: Record<string, unknown>,
): DemoDelivery {
  const messageId = random.uuid();
  const transactionId = (fields.kofi_transaction_id as string | undefined) ?? random.uuid();
  const data = {
    message_id: messageId,
    timestamp: about.at.toISOString().replace(/\.\d+Z$/, "Z"),
    is_public: !random.chance(0.15),
    from_name: payer?.name ?? "Ko-fi Supporter",
    message: someMessage(random),
    url: `https://ko-fi.com/Home/CoffeeShop?txid=${transactionId}`,
    email: payer?.email ?? null,
    is_subscription_payment: false,
    is_first_subscription_payment: false,
    kofi_transaction_id: transactionId,
    shop_items: null,
    tier_name: null,
    shipping: null,
    ...fields,
  };
  return {
    platform: "kofi",
    subject: messageId,
    id: messageId,
    repeats: random.chance(0.02) ? random.int(1, 2) : 0,
    ...about,
    compose: (secret) => ({
      headers: {
        "content-type": "application/x-www-form-urlencoded",
        "user-agent": "Ko-fi Webhooks",
      },
      body: new URLSearchParams({
        data: JSON.stringify({ verification_token: secret, ...data }),
      }).toString(),
    }),
  };
}

/** Tips in euros, now and then from a page visitor who pays in pounds. */
function tips(random: Random, now: Date): DemoDelivery[] {
  return Array.from({ length: 104 }, () => {
    const at = someTime(random, now, someDay(random, now, 34));
    const amount = random.pick([
      "3.00",
      "3.00",
      "3.00",
      "5.00",
      "6.00",
      "6.00",
      "9.00",
      "15.00",
      "30.00",
    ]);
    const currency = random.chance(0.1) ? "GBP" : "EUR";
    const payer = random.chance(0.12) ? null : someone(random);
    return post(random, { site: "studio", at }, payer, { type: "Donation", amount, currency });
  });
}

const goods = [
  { code: "7f3a9c21d0", variations: ["A3", "A2", "A1"], amount: ["24.00", "34.00", "49.00"] },
  { code: "b81e44f7a2", variations: ["Matt", "Glossy"], amount: ["18.50", "18.50"] },
  { code: "0c5d92ee61", variations: [null], amount: ["12.00"] },
] as const;

/** Things that are sold in the shop; most of them go into a parcel. */
function shopOrders(random: Random, now: Date): DemoDelivery[] {
  return Array.from({ length: 46 }, (_, index) => {
    // The first few are fresh, so that there is always something to pack.
    const daysAgo = index < 5 ? index : someDay(random, now, 34);
    const at = someTime(random, now, daysAgo);
    const item = random.pick(goods);
    const choice = random.int(0, item.variations.length - 1);
    const payer = someone(random);
    const place = someAddress(random);
    const more = random.chance(0.2)
      ? [{ direct_link_code: "55aa02bc9e", variation_name: null, quantity: 2 }]
      : [];
    const isPrint = item.code !== "0c5d92ee61";
    return post(random, { site: "studio", at }, payer, {
      type: "Shop Order",
      amount: item.amount[choice],
      currency: "EUR",
      message: someMessage(random, 0.2),
      shop_items: [
        { direct_link_code: item.code, variation_name: item.variations[choice], quantity: 1 },
        ...more,
      ],
      shipping: isPrint
        ? {
            full_name: payer.name,
            street_address: place.street,
            city: place.city,
            state_or_province: place.state,
            postal_code: place.postalCode,
            country: place.country,
            country_code: place.countryCode,
            telephone: place.telephone,
          }
        : null,
    });
  });
}

function commissions(random: Random, now: Date): DemoDelivery[] {
  const wishes = [
    "A map of our village for my parents' anniversary, please. The old mill should be on it.",
    "The route of our first hike together, about 14 km. I'll send the GPX file.",
    "An island that doesn't exist. Mountains in the north, please 🏔️",
    "خريطة للحي القديم كما كان في طفولتي",
  ];
  return [1, 9, 17, 26, 35, 48, 57, 66, 79].map((daysAgo) =>
    post(random, { site: "studio", at: someTime(random, now, daysAgo) }, someone(random), {
      type: "Commission",
      amount: random.pick(["85.00", "120.00", "160.00"]),
      currency: "EUR",
      message: random.pick(wishes),
    }),
  );
}

/** One payment a month for everybody who has signed up. */
function memberships(
  random: Random,
  now: Date,
  plan: { site: DemoDelivery["site"]; members: readonly Payer[]; currency: string },
  tiers: readonly (readonly [name: string | null, amount: string])[],
): DemoDelivery[] {
  return plan.members.flatMap((payer, index) => {
    const joined = someTime(random, now, random.int(3, demoDays - 1));
    const [tier, amount] = tiers[index % tiers.length] as readonly [string | null, string];
    const subject = random.uuid();
    const stays = random.chance(0.75) ? 3 : 1;
    return [0, 1, 2]
      .slice(0, stays)
      .map((month) => monthsLater(joined, month))
      .filter((at) => at < daysBefore(now, 0.01))
      .map((at, month) =>
        post(random, { site: plan.site, at, subject }, payer, {
          type: "Subscription",
          amount,
          currency: plan.currency,
          tier_name: tier,
          message: month === 0 ? someMessage(random) : null,
          is_subscription_payment: true,
          is_first_subscription_payment: month === 0,
        }),
      );
  });
}

/** The podcast's listeners in Japan pay in yen. */
function podcastTips(random: Random, now: Date): DemoDelivery[] {
  return Array.from({ length: 38 }, (_, index) => {
    const at = someTime(random, now, index < 2 ? index : someDay(random, now, 20));
    const amount = random.pick(["300", "500", "500", "1000", "3000"]);
    const fields = { type: "Donation", amount, currency: "JPY" };
    return post(random, { site: "podcast", at }, someone(random), fields);
  });
}

/** A test send, and one that is authentic but cannot be right. */
function oddities(random: Random, now: Date): DemoDelivery[] {
  const tip = { type: "Donation", currency: "EUR", message: null };
  return [
    post(random, { site: "studio", at: daysBefore(now, 2.3) }, payers[0] as Payer, {
      ...tip,
      amount: "3.00",
      message: "Good luck with the integration!",
      kofi_transaction_id: testTransactionId,
    }),
    post(random, { site: "studio", at: daysBefore(now, 0.9), repeats: 2 }, payers[5] as Payer, {
      ...tip,
      amount: "3.005",
    }),
  ];
}

/** Ninety days of what Ko-fi posted for both sites. */
export function tellKofi(random: Random, now: Date): DemoDelivery[] {
  const studio = { site: "studio", members: payers.slice(12, 28), currency: "EUR" } as const;
  const podcast = { site: "podcast", members: payers.slice(28, 33), currency: "JPY" } as const;
  return [
    ...tips(random, now),
    ...shopOrders(random, now),
    ...commissions(random, now),
    ...memberships(random, now, studio, [
      ["Explorer", "5.00"],
      ["Cartographer", "12.00"],
      [null, "3.00"],
    ]),
    ...podcastTips(random, now),
    ...memberships(random, now, podcast, [["Night owl", "700"]]),
    ...oddities(random, now),
  ];
}
