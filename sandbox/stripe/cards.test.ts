import type Stripe from "stripe";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cardNames, cardNumbers, isCardNumber, numberOf } from "./cards/test-cards";
import { here, refusalOf, startForTest, testKeys } from "./test-stand-in";

type Own = Awaited<ReturnType<typeof startForTest>>;
let own: Own;
let stripe: Stripe;
beforeAll(async () => {
  own = await startForTest();
  stripe = own.stripe;
});
afterAll(() => own.standIn.stop());

const money = { amount: 2500, currency: "eur", automatic_payment_methods: here };
const pay = (card: string, more: Partial<Stripe.PaymentIntentCreateParams> = {}) =>
  stripe.paymentIntents.create({ ...money, payment_method: card, confirm: true, ...more });

const refusals: Record<string, [code: string, declineCode: string | undefined]> = {
  pm_card_visa_chargeDeclined: ["card_declined", "generic_decline"],
  pm_card_visa_chargeDeclinedInsufficientFunds: ["card_declined", "insufficient_funds"],
  pm_card_visa_chargeDeclinedLostCard: ["card_declined", "lost_card"],
  pm_card_visa_chargeDeclinedStolenCard: ["card_declined", "stolen_card"],
  pm_card_visa_chargeDeclinedVelocityLimitExceeded: ["card_declined", "card_velocity_exceeded"],
  pm_card_chargeDeclinedExpiredCard: ["expired_card", undefined],
  pm_card_chargeDeclinedIncorrectCvc: ["incorrect_cvc", undefined],
  pm_card_chargeDeclinedProcessingError: ["processing_error", undefined],
  pm_card_radarBlock: ["card_declined", "fraudulent"],
};

test("every published number is a card's number, and every published name pays, asks or is refused as it should", async () => {
  expect(cardNumbers().filter((number) => !isCardNumber(number))).toEqual([]);
  for (const name of cardNames()) {
    const outcome = await pay(name).then(
      ({ status }) => status as string,
      (error: Stripe.errors.StripeError) => error.code as string,
    );
    const declines =
      /decline|expired|incorrect|processing|radarBlock/i.test(name) &&
      !/threeDSecure|authentication/.test(name);
    const asks = /threeDSecure|authentication/.test(name) && !/Optional/.test(name);
    if (declines)
      expect([name, outcome]).toEqual([
        name,
        expect.stringMatching(/declined|expired_card|incorrect_cvc|processing_error/),
      ]);
    else expect([name, outcome]).toEqual([name, asks ? "requires_action" : "succeeded"]);
  }
});

for (const [card, [code, declineCode]] of Object.entries(refusals)) {
  test(`${card} is refused as ${declineCode ?? code}: 402 with the charge, the intent and the card in it`, async () => {
    const error = await refusalOf(pay(card));
    expect(error).toMatchObject({ type: "StripeCardError", statusCode: 402, code });
    expect(error.decline_code || undefined).toBe(declineCode);
    const {
      payment_intent: intent,
      payment_method: method,
      charge,
    } = error as Stripe.errors.StripeCardError;
    expect(intent).toMatchObject({ status: "requires_payment_method", latest_charge: charge });
    expect(intent?.last_payment_error).toMatchObject({ code, charge });
    expect(method?.card?.last4).toBe(numberOf(card)?.slice(-4));
    expect(await stripe.charges.retrieve(charge as string)).toMatchObject({
      ...{ status: "failed", paid: false, captured: false, failure_code: code },
    });
    // It is not over: another card pays.
    const paid = await stripe.paymentIntents.confirm(intent?.id as string, {
      payment_method: "pm_card_visa",
    });
    expect(paid).toMatchObject({ status: "succeeded", last_payment_error: null });
  });
}

test("a card that wants its holder's word: asked on session, refused off session, and refused where no action can be taken", async () => {
  const asked = await pay("pm_card_authenticationRequired");
  expect(asked.next_action).toMatchObject({ type: "use_stripe_sdk" });
  const away = await refusalOf(pay("pm_card_authenticationRequired", { off_session: true }));
  expect(away).toMatchObject({
    code: "authentication_required",
    decline_code: "authentication_required",
  });
  const rigid = await refusalOf(
    pay("pm_card_authenticationRequired", { error_on_requires_action: true }),
  );
  expect(rigid).toMatchObject({
    ...{
      statusCode: 402,
      code: "authentication_required",
      decline_code: "authentication_not_handled",
    },
  });
  const back = await pay("pm_card_authenticationRequired", {
    return_url: "https://shop.test/back?order=1",
  });
  expect(back.next_action).toMatchObject({
    type: "redirect_to_url",
    redirect_to_url: { return_url: "https://shop.test/back?order=1" },
  });
  const page = new URL((back.next_action?.redirect_to_url?.url as string) ?? "");
  expect((await fetch(page)).status).toBe(200);
  const answer = await fetch(page.origin + page.pathname, {
    method: "POST",
    body: JSON.stringify({ client_secret: back.client_secret, confirmed: true }),
  });
  const told = (await answer.json()) as { return_url: string };
  expect(new URL(told.return_url).searchParams.get("redirect_status")).toBe("succeeded");
  expect(new URL(told.return_url).searchParams.get("order")).toBe("1");
  expect((await stripe.paymentIntents.retrieve(back.id)).status).toBe("succeeded");
});

/** The cardholder's answer on the page of their bank. */
const answerBank = (
  { id, client_secret }: { id: string; client_secret: string | null },
  confirmed: boolean,
) =>
  fetch(`${own.url}/3ds/${id}`, {
    method: "POST",
    body: JSON.stringify({ client_secret, confirmed }),
  });

test("confirmed once and kept, a card is charged later without its holder; one that always asks is not", async () => {
  const { id: customer } = await stripe.customers.create({});
  for (const [card, outcome] of [
    ["pm_card_authenticationRequiredOnSetup", "succeeded"],
    ["pm_card_authenticationRequired", "authentication_required"],
  ] as const) {
    const setup = await stripe.setupIntents.create({
      ...{ customer, payment_method: card, confirm: true, automatic_payment_methods: here },
    });
    expect(setup.status).toBe("requires_action");
    await answerBank(setup, true);
    const { payment_method: method, status } = await stripe.setupIntents.retrieve(setup.id);
    expect(status).toBe("succeeded");
    const later = await pay(method as string, { customer, off_session: true }).then(
      ({ status: paid }) => paid as string,
      ({ code }: Stripe.errors.StripeError) => code,
    );
    expect([card, later]).toEqual([card, outcome]);
  }
});

test("who does not confirm at the bank has paid nothing, and a card without money is refused after it", async () => {
  const asked = await pay("pm_card_threeDSecure2Required");
  await answerBank(asked, false);
  expect(await stripe.paymentIntents.retrieve(asked.id)).toMatchObject({
    ...{ status: "requires_payment_method", latest_charge: null },
    last_payment_error: { code: "payment_intent_authentication_failure" },
  });
  const poor = await pay("pm_card_authenticationRequiredChargeDeclinedInsufficientFunds");
  await answerBank(poor, true);
  expect((await stripe.paymentIntents.retrieve(poor.id)).last_payment_error).toMatchObject({
    ...{ code: "card_declined", decline_code: "insufficient_funds" },
  });
  const foreign = await fetch(`${own.url}/3ds/${poor.id}`, {
    ...{ method: "POST", body: JSON.stringify({ client_secret: "another", confirmed: true }) },
  });
  expect(foreign.status).toBe(404);
});

test("one that passes its check may be refused when it is charged", async () => {
  const { id: customer } = await stripe.customers.create({});
  const method = await stripe.paymentMethods.attach("pm_card_chargeCustomerFail", { customer });
  expect(await refusalOf(pay(method.id, { customer, off_session: true }))).toMatchObject({
    ...{ code: "card_declined", decline_code: "generic_decline" },
  });
  const refused = await refusalOf(
    stripe.paymentMethods.attach("pm_card_chargeDeclined", { customer }),
  );
  expect(refused).toMatchObject({ statusCode: 402, code: "card_declined", param: "" });
});

test("refunds that wait, refunds that come back, and disputes happen by themselves", async () => {
  const slow = await pay("pm_card_pendingRefund");
  const broken = await pay("pm_card_refundFail");
  const waits = await stripe.refunds.create({ payment_intent: slow.id });
  const fails = await stripe.refunds.create({ payment_intent: broken.id });
  expect([waits.status, fails.status]).toEqual(["pending", "succeeded"]);
  own.advance(10_000);
  expect((await stripe.refunds.retrieve(waits.id)).status).toBe("succeeded");
  expect(await stripe.refunds.retrieve(fails.id)).toMatchObject({
    ...{ status: "failed", failure_reason: "expired_or_canceled_card" },
  });
  const charge = await stripe.charges.retrieve(broken.latest_charge as string);
  expect(charge).toMatchObject({ amount_refunded: 0, refunded: false });
  const disputed = await pay("pm_card_createDispute");
  const [dispute] = (await stripe.disputes.list({ payment_intent: disputed.id })).data;
  expect(dispute).toMatchObject({ amount: 2500, status: "needs_response", reason: "fraudulent" });
  expect(dispute?.balance_transactions[0]).toMatchObject({ amount: -2500, fee: 1500, net: -4000 });
  const refused = await refusalOf(stripe.refunds.create({ payment_intent: disputed.id }));
  expect(refused.code).toBe("charge_disputed");
  const won = await stripe.disputes.update(dispute?.id as string, {
    evidence: { uncategorized_text: "winning_evidence" },
  });
  expect(won.status).toBe("won");
});

test("a number is a card's only with the right check digit and a date to come; no other card than a test card is charged", async () => {
  const type = (number: string, more: Record<string, string> = {}) => {
    const card = {
      "card[number]": number,
      "card[exp_month]": "12",
      "card[exp_year]": "2044",
      "card[cvc]": "123",
    };
    const body = new URLSearchParams({ type: "card", ...card, ...more }).toString();
    return own.ask("POST", "/v1/payment_methods", { body, key: testKeys.publishableKey });
  };
  const codeOf = async (answer: Response) =>
    ((await answer.json()) as { error: { code: string } }).error.code;
  expect(await codeOf(await type("4242424242424241"))).toBe("incorrect_number");
  expect(await codeOf(await type("4242424242424242", { "card[exp_year]": "2020" }))).toBe(
    "invalid_expiry_year",
  );
  expect(await codeOf(await type("4242424242424242", { "card[exp_month]": "13" }))).toBe(
    "invalid_expiry_month",
  );
  expect(await codeOf(await type("4242424242424242", { "card[cvc]": "12" }))).toBe("invalid_cvc");
  const foreign = (await (await type("4111111111111111")).json()) as { id: string };
  expect(await refusalOf(pay(foreign.id))).toMatchObject({ decline_code: "test_mode_live_card" });
});
