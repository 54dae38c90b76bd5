import { checkAddress, findCountry, keepAddress, readAddress } from "@/lib/addresses";
import { query } from "@/lib/db";
import { conflict, formatMoney, hashToken, invalid, newId, storableText } from "@/lib/kernel";
import { paymentSettings } from "@/lib/payments";
import type { ItemRow } from "../items/item-row";
import { type Question, type RequestInput, requestInputSchema } from "../schemas";
import { findRequest } from "./find-request";
import { priceRequest, type RequestPrice, requireShown } from "./price-request";

/** A request that was filled in: its card is checked next. */
export interface OpenRequest extends RequestPrice {
  siteId: string;
  /** The UUID that its order will have. */
  id: string;
  email: string;
  name: string;
  state: "open" | "placed" | "refused";
}

/** How long one that is not finished is kept. */
const KEPT_HOURS = 24;

/** What a member agrees to, in plain words. */
export const consentSentence = (siteName: string, price: RequestPrice): string =>
  `${siteName} may charge ${formatMoney(price)} to this card when it accepts this request. ` +
  "Until then nothing is charged: the card is checked with 1 USD, which is released at once.";

function readAnswer(question: Question, given: string): string {
  const text = storableText(given).trim();
  const param = `answers.${question.id}`;
  if (text === "") {
    if (question.required) throw invalid(`Please answer: ${question.label}`, param);
    return "";
  }
  if (question.kind === "choice" && !question.choices.includes(text)) {
    throw invalid(`Please choose one of the answers: ${question.label}`, param);
  }
  if (question.kind === "date" && !/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    throw invalid(`Please give a date: ${question.label}`, param);
  }
  if (question.kind === "text" && text.length > 500) {
    throw invalid(`At most 500 characters: ${question.label}`, param);
  }
  return text;
}

async function readPostalAddress(given: Record<string, string> | null) {
  const { address } = readAddress(given ?? {});
  const checked = await checkAddress(address);
  if (checked.ok) return checked.address;
  const [first] = checked.problems;
  throw invalid(first?.message ?? "The address is missing.", first?.part ?? "country");
}

/**
 * Writes down what a member asks for, before the card is checked; the same visit is the same request,
 * however often it is sent. Price and currency are the store's. Throws `invalid_request` naming the field,
 * and `conflict` where the price has changed, the item is sold out, or the site takes no cards.
 */
export async function openRequest(
  item: ItemRow,
  site: { id: string; name: string },
  visit: string,
  input: RequestInput,
): Promise<OpenRequest> {
  const given = requestInputSchema.parse(input);
  const answers = item.questions.flatMap((question) => {
    const answer = readAnswer(question, given.answers[question.id] ?? "");
    return answer ? [{ question: question.label, answer }] : [];
  });
  const address = item.isPhysical ? await readPostalAddress(given.address) : null;
  const country = address?.country ? (findCountry(address.country) ?? null) : null;
  const price = priceRequest(item, { quantity: given.quantity, country });
  requireShown(price, given.shown);
  if (item.stock !== null && item.stock < given.quantity) {
    throw conflict(
      item.stock === 0 ? "This is sold out." : `Only ${item.stock} of these are left.`,
    );
  }
  const settings = await paymentSettings(site.id);
  if (!settings) throw conflict("This store cannot take cards at the moment.");
  const visitHash = hashToken(`${item.id} ${visit}`);
  // One that is an order by now stays as it was.
  const [row] = await query<OpenRequest & Record<string, unknown>>(
    `insert into store_requests as r (site_id, id, item_id, visit_hash, quantity, unit_amount,
       amount_shipping, amount, currency, item, answers, email, name, address, message, is_test,
       consent, consent_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb, $11::jsonb, $12, $13, $14::jsonb, $15, $16,
       $17, onetill_now(), onetill_now() + interval '${KEPT_HOURS} hours')
     on conflict (site_id, visit_hash) do update set quantity = excluded.quantity,
       unit_amount = excluded.unit_amount, amount_shipping = excluded.amount_shipping,
       amount = excluded.amount, answers = excluded.answers, email = excluded.email,
       name = excluded.name, address = excluded.address, message = excluded.message,
       consent = excluded.consent
     where r.state = 'open'
     returning site_id as "siteId", id, email, name, state, unit_amount as "unitAmount",
       amount_shipping as "amountShipping", amount, currency`,
    [
      ...[site.id, newId(), item.id, visitHash, given.quantity],
      ...[String(price.unitAmount), String(price.amountShipping), String(price.amount)],
      ...[price.currency, JSON.stringify({ title: item.title }), JSON.stringify(answers)],
      ...[given.email, storableText(given.name), address && JSON.stringify(keepAddress(address))],
      ...[storableText(given.message) || null, settings.isTest],
      consentSentence(site.name, price),
    ],
  );
  const opened = row ?? (await findRequest(site.id, visitHash));
  if (!opened) throw new Error("a request that is neither written nor there");
  return opened;
}
