import { formatMoney, isVisible, truncateText, withoutLinks, withoutTurns } from "@/lib/kernel";
import { platformName } from "@/lib/platforms";
import type { ReplyFacts } from "../rules/facts";
import type { PlaceholderValues } from "./placeholders";

const LONGEST = { name: 120, message: 4000, line: 300 };

const cut = (text: string | null, length: number) =>
  text === null || !isVisible(text) ? null : truncateText(withoutTurns(text).trim(), length);

const looksLikeAddress = /:\/\/|www\.|@|\p{L}\.\p{L}{2}/iu;

/** What somebody else wrote, as far as it goes into a mail: nothing in it becomes a link. */
const cutWithoutLinks = (text: string | null, length: number) => {
  const short = cut(text, length);
  return short && withoutLinks(short);
};

/**
 * What may be said of a visitor who has paid nothing so far. The address may be a stranger's: nobody
 * must be able to send somebody else a text of their own, or a link in place of a name.
 */
function unproven(values: PlaceholderValues, typedName: string | null): PlaceholderValues {
  return {
    ...values,
    supporter_name:
      typedName !== null && looksLikeAddress.test(typedName) ? null : values.supporter_name,
    message: null,
    transaction_id: null,
  };
}

/** What a text says of an order, in the reader's way of writing amounts and days. */
export function valuesOf(facts: ReplyFacts, locale: string): PlaceholderValues {
  const values = ownValuesOf(facts, locale);
  return facts.orderId === null && facts.confirmationId !== null
    ? unproven(values, facts.supporterName)
    : values;
}

function ownValuesOf(facts: ReplyFacts, locale: string): PlaceholderValues {
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: facts.timeZone });
  return {
    supporter_name: cutWithoutLinks(facts.supporterName, LONGEST.name),
    amount:
      facts.amount === null || facts.currency === null
        ? null
        : formatMoney({ amount: facts.amount, currency: facts.currency }, locale),
    item: cutWithoutLinks(facts.itemSummary, LONGEST.line),
    tier: cutWithoutLinks(facts.tier, LONGEST.line),
    platform: platformName(facts.platform),
    message: cutWithoutLinks(facts.message, LONGEST.message),
    order_date: day.format(facts.placedAt),
    reference: facts.reference,
    transaction_id: cutWithoutLinks(facts.transactionId, LONGEST.line),
    code: facts.code,
    status_link: facts.statusLink,
    site_name: withoutLinks(facts.siteName),
  };
}
