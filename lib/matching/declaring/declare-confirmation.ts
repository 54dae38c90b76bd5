import { loadOpenButton } from "@/lib/buttons";
import { inTransaction, type Transaction } from "@/lib/db";
import { type Clock, hashToken, invalid, newId, newToken, toPublicId } from "@/lib/kernel";
import { searchTextOf } from "@/lib/lists";
import { callerNetwork, limits, takeAttempt, takeTurn } from "@/lib/sites";
import { recordConfirmationEvent } from "../confirmations/record-confirmation-event";
import { visitor } from "../internal";
import { newCodeKey, showCode } from "./codes";
import { type Declaration, type DeclareInput, declareSchema } from "./declaration";
import { emailKeyOf } from "./keys";

export interface Declared {
  /** The shown id, `cfm_…`. */
  id: string;
  /** What the visitor pastes into the payment: `K7M3-P9RT`. */
  code: string;
  /** The secret of the private status link. */
  token: string;
}

interface NewConfirmation extends Declaration {
  siteId: string;
  buttonId: string;
  token: string;
  at: Date;
  hours: number;
}

/** Stores it under a code that the site has not given out yet. */
async function insertConfirmation(tx: Transaction, given: NewConfirmation) {
  const id = newId();
  for (;;) {
    const key = newCodeKey();
    const code = showCode(key);
    const { rowCount } = await tx.query(
      `insert into confirmations (id, site_id, button_id, code, code_key, token_hash, platform,
         email, email_key, name, message, amount, currency, locale, search_text, status_at,
         window_ends_at, created_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $16, $16)
       on conflict (site_id, code_key) do nothing`,
      [
        id,
        given.siteId,
        given.buttonId,
        code,
        key,
        hashToken(given.token),
        given.platform,
        given.email,
        emailKeyOf(given.email),
        given.name,
        given.message,
        given.amount,
        given.currency,
        given.locale,
        searchTextOf([code, key, given.email, given.name, given.message]),
        given.at,
        new Date(given.at.getTime() + given.hours * 3_600_000),
      ],
    );
    if (rowCount === 1) return { id, code };
  }
}

/**
 * Records that a visitor is about to pay, or has paid. The payment is looked for right afterwards, by
 * the worker: neither what comes back nor how long it takes tells whether there is one. `caller` is
 * the address that the request came from. Throws `rate_limited`, and `not_found` for a button that is
 * gone.
 */
export async function declareConfirmation(
  clock: Clock,
  button: { siteId: string; id: string; token: string },
  input: DeclareInput,
  caller: string,
): Promise<Declared> {
  const at = clock.now();
  const network = callerNetwork(caller);
  await takeAttempt(limits.declareCallerAll, network, at);
  await takeTurn(
    { own: limits.declareCaller, shared: limits.declareSite, extra: limits.declareSiteExtra },
    { own: `${button.siteId} ${network}`, shared: button.siteId },
    at,
  );
  const declaration = declareSchema.parse(input);
  const { siteId } = button;
  const { places, hours } = await loadOpenButton(button);
  if (!places.some(({ platform }) => platform === declaration.platform)) {
    throw invalid("This button does not lead there.", "platform");
  }
  const token = newToken();
  const made = await inTransaction(async (tx) => {
    const row = { ...declaration, siteId, buttonId: button.id, token, at, hours };
    const { id, code } = await insertConfirmation(tx, row);
    const data = { platform: row.platform, button_id: toPublicId("button", button.id) };
    const event = { type: "confirmation.declared", data } as const;
    await recordConfirmationEvent(tx, { siteId, id }, event, { actor: visitor, at });
    return { id, code };
  });
  return { id: toPublicId("confirmation", made.id), code: made.code, token };
}
