import type { Bank } from "../bank";
import { json, type Page } from "../browser/page";
import { deliverTo } from "../events/tell";
import { closeDispute, openDispute } from "../money/dispute-charge";
import { endHold } from "../money/end-hold";
import { failRefund, refundCharge, settleRefund } from "../money/refund-charge";
import type { Request } from "../protocol/answer-request";
import { ApiError } from "../protocol/api-error";
import { differences } from "../protocol/endpoint";
import { shown } from "../protocol/expand";
import { parseForm } from "../protocol/parse-form";
import type { StandInKeys } from "../stand-in-keys";
import type { Kept } from "../store";
import { controlPage } from "./control-page";
import { type Fault, readFault } from "./faults";

export interface Control {
  bank: Bank;
  keys: StandInKeys;
  faults: Fault[];
  wake: () => void;
}

type Given = Record<string, unknown>;

function theOne(bank: Bank, given: unknown, kind: string): Kept {
  const found = bank.store.find(String(given));
  if (found?.object !== kind) throw new Error(`There is no ${kind} ${given}.`);
  return found;
}

/** A charge, by its own id or by its payment intent's. */
function chargeOf(bank: Bank, { charge, payment_intent: intent }: Given): Kept {
  if (charge) return theOne(bank, charge, "charge");
  const latest = theOne(bank, intent, "payment_intent").latest_charge;
  return theOne(bank, latest, "charge");
}

/** The network has given the card a new date, and a new number where one is told. */
function renewCard(bank: Bank, given: Given): Kept {
  const before = theOne(bank, given.payment_method, "payment_method");
  const card = before.card as Given;
  const number = String(given.number ?? "4242424242424242").replace(/\D/g, "");
  const after = bank.store.save({
    ...before,
    card: {
      ...{ ...card, last4: number.slice(-4), exp_month: Number(given.exp_month ?? 12) },
      exp_year: Number(given.exp_year ?? (card.exp_year as number) + 4),
    },
    stand_in_number: number,
  });
  bank.tell("payment_method.automatically_updated", after, differences(before, after));
  return after;
}

/** What people do elsewhere: in Stripe's dashboard, at the bank, at the network. */
const doors: Record<string, (control: Control, given: Given) => unknown> = {
  faults: ({ faults }, given) => {
    const fault = readFault(given);
    faults.push(fault);
    return fault;
  },
  "faults/clear": ({ faults }) => {
    faults.length = 0;
    return {};
  },
  disputes: ({ bank }, given) =>
    openDispute(bank, chargeOf(bank, given), String(given.reason ?? "fraudulent")),
  "disputes/close": ({ bank }, given) =>
    closeDispute(bank, theOne(bank, given.dispute, "dispute"), given.status === "won"),
  refunds: ({ bank }, given) =>
    refundCharge(bank, chargeOf(bank, given), {
      amount: given.amount ? Number(given.amount) : undefined,
      ...{ reason: "requested_by_customer", metadata: {} },
    }),
  "refunds/fail": ({ bank }, given) => failRefund(bank, theOne(bank, given.refund, "refund")),
  "refunds/settle": ({ bank }, given) => settleRefund(bank, theOne(bank, given.refund, "refund")),
  "holds/end": ({ bank }, given) => {
    endHold(bank, theOne(bank, given.payment_intent, "payment_intent"));
    return bank.store.find(String(given.payment_intent));
  },
  "cards/renew": ({ bank }, given) => renewCard(bank, given),
  "events/send": ({ bank, wake }, given) => {
    const event = theOne(bank, given.event, "event");
    const sent = deliverTo(bank.store, event, Date.now());
    setImmediate(wake);
    return { event: event.id, endpoints: sent };
  },
};

const isOwn = (host: unknown) => /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(String(host));

/** Only who is at this machine, and no other site's page. */
function isAllowed({ headers, method }: Request): boolean {
  if (!isOwn(headers.host)) return false;
  if (method === "GET" || headers.origin === undefined) return true;
  const { origin } = headers;
  return URL.canParse(String(origin)) && new URL(String(origin)).host === headers.host;
}

const given = ({ body, headers }: Request): Given =>
  String(headers["content-type"]).includes("x-www-form-urlencoded")
    ? (parseForm(body) as Given)
    : ((body ? JSON.parse(body) : {}) as Given);

/** The doors of the stand-in's own page, for people and for programs. */
export function answerControl(control: Control, request: Request): Page {
  const { method, pathname, headers } = request;
  if (!isAllowed(request))
    return json({ error: { message: "This is for this machine alone." } }, 403);
  if (method === "GET" && pathname === "/") return controlPage(control);
  if (method === "GET" && pathname === "/_stand_in/faults") return json({ faults: control.faults });
  const isClearing = method === "DELETE" && pathname === "/_stand_in/faults";
  const name = isClearing ? "faults/clear" : pathname.replace(/^\/_stand_in\//, "");
  const door = method === "POST" || isClearing ? doors[name] : undefined;
  if (!door || !Object.hasOwn(doors, name)) {
    return json({ error: { message: `There is nothing at ${method} ${pathname}.` } }, 404);
  }
  try {
    const result = control.bank.store.whole(() => door(control, given(request)));
    if (!String(headers.accept).includes("text/html")) return json(shown(result));
    return { status: 303, type: "text/plain", text: "", headers: { location: "/" } };
  } catch (error) {
    const message = error instanceof ApiError ? error.body.message : (error as Error).message;
    return json({ error: { message } }, 400);
  }
}
