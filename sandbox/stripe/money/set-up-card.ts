import type { Bank } from "../bank";
import type { Refusal } from "../cards/test-cards";
import { newAttempt } from "../objects/setup-intent";
import { ApiError, refused } from "../protocol/api-error";
import { shown } from "../protocol/expand";
import type { Kept } from "../store";
import { type How, keepForLater, nextAction } from "./confirm-intent";
import { refusalFields } from "./decline";
import { cardOf, checkOwner, findMethod } from "./find-method";

const confirmable = ["requires_payment_method", "requires_confirmation", "requires_action"];
const cancelable = confirmable;

const unexpected = (setup: Kept, message: string) =>
  refused(message, { code: "setup_intent_unexpected_state", setup_intent: shown(setup) });

function failSetup(bank: Bank, setup: Kept, method: Kept, why: Refusal): ApiError {
  const told = refusalFields(why, method);
  const attempt = bank.store.save(newAttempt(bank.now(), setup, method, "failed"));
  const failed = bank.store.save({
    ...{ ...setup, status: "requires_payment_method", payment_method: null, next_action: null },
    ...{ last_setup_error: told, latest_attempt: attempt.id },
  });
  bank.tell("setup_intent.setup_failed", failed);
  return new ApiError(402, { ...told, setup_intent: shown(failed) }, true);
}

/** Checks a card and keeps it for later. Throws the refusal that Stripe answers with. */
export function confirmSetup(bank: Bank, setup: Kept, method: Kept, how: How): Kept {
  if (!confirmable.includes(setup.status as string)) {
    throw unexpected(
      setup,
      `You cannot confirm this SetupIntent because it has a status of ${setup.status}. Only a SetupIntent with one of the following statuses may be confirmed: requires_payment_method, requires_confirmation, requires_action.`,
    );
  }
  checkOwner(method, setup.customer);
  const card = cardOf(bank, method.id);
  if (card.asks && !how.isAuthenticated) {
    const waiting = bank.store.save({
      ...{ ...setup, payment_method: method.id, status: "requires_action" },
      ...{ last_setup_error: null, next_action: nextAction(bank, setup, how) },
    });
    bank.tell("setup_intent.requires_action", waiting);
    return waiting;
  }
  // One that has no money on it is a card all the same.
  if (card.declines && card.declines.decline_code !== "insufficient_funds") {
    throw failSetup(bank, setup, method, card.declines);
  }
  const attempt = bank.store.save(newAttempt(bank.now(), setup, method, "succeeded"));
  const kept = bank.store.save({ ...method, stand_in_set_up: true });
  keepForLater(bank, kept, setup.customer);
  const next = bank.store.save({
    ...{ ...setup, status: "succeeded", payment_method: method.id, next_action: null },
    ...{ last_setup_error: null, latest_attempt: attempt.id },
  });
  bank.tell("setup_intent.succeeded", next);
  return next;
}

/** What the cardholder says on the page of their bank. */
export function answerSetupChallenge(bank: Bank, setup: Kept, isConfirmed: boolean): Kept {
  if (setup.status !== "requires_action") return setup;
  const method = findMethod(bank, setup.payment_method as string);
  try {
    if (isConfirmed) return confirmSetup(bank, setup, method, { isAuthenticated: true });
    failSetup(bank, setup, method, { code: "setup_intent_authentication_failure" });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
  }
  return bank.store.find(setup.id) as Kept;
}

export function cancelSetup(bank: Bank, setup: Kept, reason: string | null): Kept {
  if (!cancelable.includes(setup.status as string)) {
    throw unexpected(
      setup,
      `You cannot cancel this SetupIntent because it has a status of ${setup.status}. Only a SetupIntent with one of the following statuses may be canceled: requires_payment_method, requires_confirmation, requires_action.`,
    );
  }
  const next = bank.store.save({
    ...{ ...setup, status: "canceled", cancellation_reason: reason, next_action: null },
  });
  bank.tell("setup_intent.canceled", next);
  return next;
}
