import { isOnetillError, type Money, parseMoney } from "@/lib/kernel/schemas";

/** Something that a source told beside what has a place of its own, ready to be shown. */
export interface Fact {
  /** The source's own name of it. */
  name: string;
  label: string;
  /** The label is somebody's own words, such as a question of the seller. */
  quoted: boolean;
  values: FactValue[];
}

export type FactValue =
  | { kind: "text"; text: string }
  | { kind: "link"; href: string }
  | { kind: "time"; at: string }
  | { kind: "money"; money: Money }
  | { kind: "json"; text: string };

const labels = new Map(
  Object.entries({
    additional_info: "More from the customer",
    application_fee: "Platform fee",
    direct_link_code: "Item code",
    first_payment: "First payment",
    id: "Platform’s id",
    period_end: "Paid until",
    period_start: "Paid from",
    total_amount_charged: "Charged in total",
    url: "On the platform",
  }),
);

const moneyNames =
  /^(amount|application_fee|discount_amount|price|shipping_price|total_amount_charged|total_order_amount|total_paid)$/;
const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

const labelOf = (name: string) => {
  const words = name.replaceAll("_", " ").trim();
  return labels.get(name) ?? words.charAt(0).toUpperCase() + words.slice(1);
};

function moneyOf(value: unknown, currency: string): Money | undefined {
  try {
    return parseMoney(value, currency);
  } catch (error) {
    if (isOnetillError(error)) return undefined;
    throw error;
  }
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\/\S+$/i.test(text) && URL.canParse(text);
}

function readValue(name: string, value: unknown, currency: string): FactValue {
  const money = moneyNames.test(name) ? moneyOf(value, currency) : undefined;
  if (money) return { kind: "money", money };
  if (typeof value === "boolean") return { kind: "text", text: value ? "Yes" : "No" };
  if (typeof value === "object") return { kind: "json", text: JSON.stringify(value, null, 2) };
  const text = String(value);
  if (isWebAddress(text)) return { kind: "link", href: text };
  if (isoTime.test(text) && !Number.isNaN(Date.parse(text))) return { kind: "time", at: text };
  return { kind: "text", text };
}

const isEmpty = (value: unknown) =>
  value === null ||
  value === undefined ||
  value === "" ||
  (Array.isArray(value) ? value.length === 0 : false) ||
  (typeof value === "object" && Object.keys(value).length === 0);

/** What our own store asks, question by question. */
function readAsked(asked: unknown, currency: string): Fact[] {
  return [asked ?? []].flat().map((one): Fact => {
    const isPair = typeof one === "object" && one !== null && "answer" in one;
    const { question, answer } = isPair
      ? (one as Record<string, unknown>)
      : { question: "", answer: one };
    const isQuoted = typeof question === "string" && question !== "";
    return {
      ...{ name: "asked", label: isQuoted ? question : "Answer", quoted: isQuoted },
      values: isEmpty(answer)
        ? [{ kind: "text", text: "No answer" }]
        : [readValue("answer", answer, currency)],
    };
  });
}

/**
 * Turns what a source told beside the known fields into labelled facts. A question and its answers
 * become one fact. Amounts are read in the order's currency.
 */
export function describeDetails(
  details: Record<string, unknown>,
  currency: string,
  skip: readonly string[] = [],
): Fact[] {
  const { question, answers, asked: pairs, ...rest } = details;
  const told = skip.includes("asked") ? [] : readAsked(pairs, currency);
  const facts = Object.entries(rest)
    .filter(([name, value]) => !isEmpty(value) && !skip.includes(name))
    .map(
      ([name, value]): Fact => ({
        name,
        label: labelOf(name),
        quoted: false,
        values: [value].flat().map((one) => readValue(name, one, currency)),
      }),
    );
  if (isEmpty(question) && isEmpty(answers)) return [...told, ...facts];
  const given = [answers ?? []].flat().map((answer) => readValue("answer", answer, currency));
  const asked: Fact = {
    name: "question",
    label: typeof question === "string" && question !== "" ? question : "Answer",
    quoted: typeof question === "string" && question !== "",
    values: given.length > 0 ? given : [{ kind: "text", text: "No answer" }],
  };
  return [asked, ...told, ...facts];
}
