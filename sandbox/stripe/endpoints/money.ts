import { closeDispute, evidenceDecides, isOpen } from "../money/dispute-charge";
import { captureIntent } from "../money/end-hold";
import { cancelRefund, refundCharge } from "../money/refund-charge";
import { shippingOf } from "../objects/address";
import { entryAt } from "../objects/balance-transaction";
import { invalidRequest, missing, refused } from "../protocol/api-error";
import {
  type Call,
  differences,
  type Endpoint,
  find,
  listing,
  mergeMetadata,
  named,
  sent,
} from "../protocol/endpoint";
import type { Json, Kept } from "../store";

const charge = (call: Call) => find(call, "charge", call.id, "charge");
const refund = (call: Call) => find(call, "refund", call.id, "refund");
const dispute = (call: Call) => find(call, "dispute", call.id, "dispute");

function updateCharge(call: Call): Kept {
  const { bank, params } = call;
  const before = charge(call);
  if (params.customer && before.customer && before.customer !== params.customer) {
    throw invalidRequest("The customer of a charge cannot be changed once it is set.", {
      param: "customer",
    });
  }
  if (params.customer) named(call, "customer", "customer");
  const after = bank.store.save({
    ...before,
    ...sent(params, ["customer", "description", "receipt_email", "transfer_group"]),
    ...("shipping" in params ? { shipping: shippingOf(params.shipping) } : {}),
    ...(params.fraud_details ? { fraud_details: params.fraud_details } : {}),
    metadata: mergeMetadata(before.metadata, params.metadata),
  });
  bank.tell("charge.updated", after, differences(before, after));
  return after;
}

/** The charge that is to be given back. Throws where there is none, or two. */
function chargeToRefund(call: Call): Kept {
  const { bank, params } = call;
  if (params.origin || params.instructions_email) {
    const param = params.origin ? "origin" : "instructions_email";
    throw invalidRequest("This is for refunds of a customer's cash balance alone.", { param });
  }
  if (!params.payment_intent && !params.charge) {
    throw invalidRequest(
      "One of the following params should be provided for this request: payment_intent or charge.",
    );
  }
  const intent = params.payment_intent && named(call, "payment_intent", "payment_intent");
  if (!intent) return named(call, "charge", "charge");
  const of = intent.latest_charge ? bank.store.find(intent.latest_charge as string) : undefined;
  if (of?.status !== "succeeded") {
    throw refused(
      `This PaymentIntent (${intent.id}) does not have a successful charge to refund.`,
      {
        param: "payment_intent",
      },
    );
  }
  if (params.charge && params.charge !== of.id) {
    throw invalidRequest(`The charge ${params.charge} is not of the PaymentIntent ${intent.id}.`, {
      param: "charge",
    });
  }
  return of;
}

function createRefund(call: Call): Kept {
  const { bank, params } = call;
  return refundCharge(bank, chargeToRefund(call), {
    amount: params.amount as number | undefined,
    reason: (params.reason as string | undefined) ?? null,
    metadata: mergeMetadata({}, params.metadata),
  });
}

function updateRefund(call: Call): Kept {
  const before = refund(call);
  const metadata = mergeMetadata(before.metadata, call.params.metadata);
  const after = call.bank.store.save({ ...before, metadata });
  const changed = differences(before, after);
  call.bank.tell("refund.updated", after, changed);
  call.bank.tell("charge.refund.updated", after, changed);
  return after;
}

function updateDispute(call: Call): Kept {
  const { bank, params } = call;
  const before = dispute(call);
  const given = params.evidence as Json | "" | undefined;
  if (given !== undefined && !isOpen(before)) throw refused("This dispute is already closed.");
  const evidence = {
    ...(before.evidence as Json),
    ...sent((given || {}) as never, Object.keys(given || {})),
  };
  const isSent = given !== undefined && params.submit !== false;
  const details = before.evidence_details as { submission_count: number };
  const isInquiry = (before.status as string).startsWith("warning");
  const after = bank.store.save({
    ...before,
    evidence,
    metadata: mergeMetadata(before.metadata, params.metadata),
    evidence_details: {
      ...details,
      has_evidence: Object.values(evidence).some((one) => typeof one === "string" && one !== ""),
      submission_count: details.submission_count + (isSent ? 1 : 0),
    },
    ...(isSent ? { status: isInquiry ? "warning_under_review" : "under_review" } : {}),
  });
  bank.tell("charge.dispute.updated", after, differences(before, after));
  const isWon = isSent ? evidenceDecides(evidence.uncategorized_text) : undefined;
  return isWon === undefined ? after : closeDispute(bank, after, isWon);
}

function balance({ bank }: Call): Json {
  const sums = { available: new Map<string, number>(), pending: new Map<string, number>() };
  for (const entry of bank.store.list("balance_transaction")) {
    const { status, currency, net } = entryAt(bank.now(), entry);
    const sum = sums[status === "available" ? "available" : "pending"];
    sum.set(currency as string, (sum.get(currency as string) ?? 0) + (net as number));
  }
  const told = (all: Map<string, number>) =>
    [...(all.size ? all : new Map([["usd", 0]]))].map(([currency, amount]) => ({
      ...{ amount, currency, source_types: { card: amount } },
    }));
  return {
    ...{ object: "balance", available: told(sums.available), livemode: false },
    pending: told(sums.pending),
    refund_and_dispute_prefunding: {
      available: [{ amount: 0, currency: "usd" }],
      pending: [{ amount: 0, currency: "usd" }],
    },
  };
}

export const moneyEndpoints: Endpoint[] = [
  {
    method: "GET",
    path: "/charges",
    run: listing("charge", ["customer", "payment_intent", "transfer_group"]),
  },
  { method: "GET", path: "/charges/{id}", run: charge },
  { method: "POST", path: "/charges/{id}", run: updateCharge },
  {
    method: "POST",
    path: "/charges/{id}/capture",
    run: (call) => {
      const of = charge(call);
      const intent = call.bank.store.find(of.payment_intent as string) as Kept;
      if (of.captured) {
        throw refused(`Charge ${of.id} has already been captured.`, {
          code: "charge_already_captured",
        });
      }
      captureIntent(call.bank, intent, call.params.amount as number | undefined);
      return call.bank.store.find(of.id) as Kept;
    },
  },
  { method: "POST", path: "/refunds", run: createRefund },
  { method: "GET", path: "/refunds", run: listing("refund", ["charge", "payment_intent"]) },
  { method: "GET", path: "/refunds/{id}", run: refund },
  { method: "POST", path: "/refunds/{id}", run: updateRefund },
  { method: "POST", path: "/refunds/{id}/cancel", run: (call) => cancelRefund(refund(call)) },
  { method: "GET", path: "/disputes", run: listing("dispute", ["charge", "payment_intent"]) },
  { method: "GET", path: "/disputes/{id}", run: dispute },
  { method: "POST", path: "/disputes/{id}", run: updateDispute },
  {
    method: "POST",
    path: "/disputes/{id}/close",
    run: (call) => closeDispute(call.bank, dispute(call), false),
  },
  { method: "GET", path: "/balance", run: balance },
  {
    method: "GET",
    path: "/balance_transactions",
    run: (call) => {
      if (call.params.payout) throw missing("payout", String(call.params.payout), "payout", 400);
      const found = listing("balance_transaction", ["currency", "source", "type"])(call);
      return { ...found, rows: found.rows.map((entry) => entryAt(call.bank.now(), entry)) };
    },
  },
  {
    method: "GET",
    path: "/balance_transactions/{id}",
    run: (call) =>
      entryAt(call.bank.now(), find(call, "balance_transaction", call.id, "balance transaction")),
  },
];
