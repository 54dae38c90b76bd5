import type { Bank } from "../bank";
import { numberOf } from "../cards/test-cards";
import { messageOf } from "../money/decline";
import { attach, cardOf, findMethod, makeMethod } from "../money/find-method";
import { billingOf } from "../objects/address";
import { ApiError, invalidRequest, missing, refused } from "../protocol/api-error";
import {
  type Call,
  differences,
  type Endpoint,
  find,
  listing,
  mergeMetadata,
  named,
} from "../protocol/endpoint";
import type { Params } from "../protocol/read-params";
import type { Shape } from "../protocol/shape";
import type { Kept } from "../store";

/** A card as it is typed, or as a token. */
export interface SentCard {
  number?: string;
  token?: string;
  exp_month?: number;
  exp_year?: number;
  cvc?: string;
  /** Which wallet of this machine gave it. */
  wallet?: string;
}

export interface SentMethod {
  type?: string;
  card?: SentCard;
  billing_details?: Record<string, unknown>;
}

/** Makes a payment method of what was sent; `within` says where in the request it stood. */
export function methodOf(
  bank: Bank,
  { type, card, billing_details: billing }: SentMethod,
  within = "",
): Kept {
  const at = (name: string) => (within ? `${within}[${name}]` : name);
  const isWrong = (param: string, message: string, code = "parameter_missing") =>
    invalidRequest(message, { code, param });
  if (!type) throw isWrong(at("type"), `Missing required param: ${at("type")}.`);
  if (type !== "card") {
    throw invalidRequest(
      `The payment method type "${type}" is invalid. Please ensure the provided type is activated in your dashboard (https://dashboard.stripe.com/account/payments/settings) and your account is enabled for any preview features that you are trying to use.`,
      { param: at("type") },
    );
  }
  const cardAt = within ? `${within}[card]` : "card";
  if (!card) throw isWrong(cardAt, `Missing required param: ${cardAt}.`);
  if (card.token) {
    const number = numberOf(card.token);
    if (!number) throw missing("token", card.token, `${cardAt}[token]`, 400);
    return makeMethod(bank, { number, ...(billing ? { billing } : {}) });
  }
  for (const name of ["number", "exp_month", "exp_year"] as const) {
    if (card[name] === undefined) {
      throw isWrong(`${cardAt}[${name}]`, `Missing required param: ${cardAt}[${name}].`);
    }
  }
  return makeMethod(bank, {
    number: card.number as string,
    ...{ exp_month: card.exp_month as number, exp_year: card.exp_year as number },
    ...(card.cvc ? { cvc: card.cvc } : {}),
    ...(card.wallet ? { wallet: card.wallet } : {}),
    ...(billing ? { billing } : {}),
  });
}

const inPath = (call: Call) => findMethod(call.bank, call.id, "payment_method", 404);

/** A method that a customer may be given. Throws what Stripe answers to others. */
export function requireAttachable(bank: Bank, id: string, customer?: string, status = 400): Kept {
  const method = findMethod(bank, id, "payment_method", status);
  if (method.customer && method.customer !== customer) {
    throw refused("The payment method you provided has already been attached to a customer.");
  }
  if (method.stand_in_spent) {
    throw refused(
      "This PaymentMethod was previously used without being attached to a Customer or was detached from a Customer, and may not be used again.",
    );
  }
  const { declines } = cardOf(bank, method.id);
  if (declines) {
    throw new ApiError(
      402,
      { ...{ type: "card_error", ...declines, message: messageOf(declines), param: "" } },
      true,
    );
  }
  return method;
}

export function detach(bank: Bank, method: Kept): Kept {
  const next = bank.store.save({ ...method, customer: null, stand_in_spent: true });
  bank.tell("payment_method.detached", next, { customer: method.customer });
  return next;
}

function update(call: Call): Kept {
  const { bank, params } = call;
  const before = inPath(call);
  if (!before.customer) {
    throw refused("You must save this PaymentMethod to a customer before you can update it.");
  }
  const after = bank.store.save(changedBy(before, params));
  bank.tell("payment_method.updated", after, differences(before, after));
  return after;
}

function changedBy(before: Kept, params: Params): Kept {
  const billing = params.billing_details as Record<string, unknown> | undefined;
  const card = params.card as Record<string, unknown> | undefined;
  const { exp_month = undefined, exp_year = undefined } = card ?? {};
  return {
    ...before,
    ...(billing
      ? { billing_details: billingOf({ ...(before.billing_details as object), ...billing }) }
      : {}),
    ...(params.allow_redisplay ? { allow_redisplay: params.allow_redisplay } : {}),
    card: {
      ...(before.card as object),
      ...(exp_month === undefined ? {} : { exp_month }),
      ...(exp_year === undefined ? {} : { exp_year }),
    },
    metadata: mergeMetadata(before.metadata, params.metadata),
  };
}

/** A card as Stripe.js sends it. */
export const typedCard: Shape = {
  fields: {
    ...{ number: "string", exp_month: "int", exp_year: "int", cvc: "string" },
    ...{ token: "string", wallet: "string" },
  },
};

export const paymentMethodEndpoints: Endpoint[] = [
  {
    method: "POST",
    path: "/payment_methods",
    browser: { card: typedCard },
    run: (call) => {
      const { bank, params } = call;
      const method = methodOf(bank, params as SentMethod);
      return bank.store.save({
        ...method,
        ...(params.allow_redisplay ? { allow_redisplay: params.allow_redisplay } : {}),
        metadata: mergeMetadata({}, params.metadata),
      });
    },
  },
  {
    method: "GET",
    path: "/payment_methods",
    run: listing("payment_method", ["customer", "type", "allow_redisplay"]),
  },
  {
    method: "GET",
    path: "/payment_methods/{id}",
    run: (call) => find(call, "payment_method", call.id, "PaymentMethod", "payment_method"),
  },
  { method: "POST", path: "/payment_methods/{id}", run: update },
  {
    method: "POST",
    path: "/payment_methods/{id}/attach",
    run: (call) => {
      const { bank, params, id } = call;
      if (!params.customer) {
        throw invalidRequest("Missing required param: customer.", {
          ...{ code: "parameter_missing", param: "customer" },
        });
      }
      const customer = named(call, "customer", "customer").id;
      return attach(bank, requireAttachable(bank, id, customer, 404), customer);
    },
  },
  {
    method: "POST",
    path: "/payment_methods/{id}/detach",
    run: (call) => {
      const method = inPath(call);
      if (method.customer) return detach(call.bank, method);
      throw refused(
        "The payment method you provided is not attached to a customer so detachment is impossible.",
      );
    },
  },
];
