import { distance } from "fastest-levenshtein";
import { findPlaceholders } from "./find-placeholders";

/** What a template can hold that is different in each mail. */
export const placeholders = {
  supporter_name: {
    label: "Name",
    insert: "{{supporter_name|there}}",
    meaning: "Supporter’s name",
  },
  amount: { label: "Amount", insert: "{{amount}}", meaning: "What was paid, with its currency" },
  item: { label: "Item", insert: "{{item|your order}}", meaning: "What was bought" },
  tier: { label: "Tier", insert: "{{tier|membership}}", meaning: "The membership’s tier" },
  platform: { label: "Platform", insert: "{{platform}}", meaning: "Where it was paid" },
  message: { label: "Message", insert: "{{message}}", meaning: "What the supporter wrote" },
  order_date: { label: "Date", insert: "{{order_date}}", meaning: "The day of the order" },
  reference: {
    label: "Reference",
    insert: "{{reference}}",
    meaning: "The order’s short reference",
  },
  transaction_id: {
    label: "Transaction ID",
    insert: "{{transaction_id}}",
    meaning: "What payer and platform call the payment",
  },
  code: { label: "Code", insert: "{{code}}", meaning: "The code of a support button’s visitor" },
  status_link: {
    label: "Order’s page",
    insert: "{{status_link|See your order}}",
    meaning: "A link to the order’s own page; the words after the bar are what is clicked",
  },
  site_name: { label: "Site", insert: "{{site_name}}", meaning: "Your site’s name" },
} as const;

export type PlaceholderName = keyof typeof placeholders;
export const placeholderNames = Object.keys(placeholders) as PlaceholderName[];

const isKnown = (name: string): name is PlaceholderName => Object.hasOwn(placeholders, name);

/** The placeholder that was probably meant. */
function suggest(name: string): PlaceholderName | undefined {
  const wanted = name
    .slice(0, 40)
    .toLowerCase()
    .replaceAll(/[\s-]+/g, "_");
  const scored = placeholderNames.map((known) => ({
    known,
    far: known.includes(wanted) && wanted.length > 2 ? 1 : distance(wanted, known),
  }));
  const best = scored.sort((a, b) => a.far - b.far)[0];
  return best && best.far <= Math.max(2, best.known.length / 3) ? best.known : undefined;
}

// More than these nobody reads at once.
const mostProblems = 20;

/** What is wrong with the placeholders of a text, a sentence each, the first twenty. */
export function checkPlaceholders(text: string): string[] {
  const problems = new Set<string>();
  let isOpen = false;
  let from = 0;
  for (const { start, end, name } of findPlaceholders(text)) {
    isOpen ||= text.slice(from, start).includes("{{");
    from = end;
    if (isKnown(name) || problems.size >= mostProblems) continue;
    const meant = suggest(name);
    problems.add(
      `{{${name.slice(0, 40)}}} is not a placeholder.${meant ? ` Did you mean {{${meant}}}?` : ""}`,
    );
  }
  if (isOpen || text.includes("{{", from))
    problems.add("A placeholder is opened with {{ and never closed with }}.");
  return [...problems];
}

/** What stands in a mail instead of each placeholder; null where nothing is known. */
export type PlaceholderValues = Record<PlaceholderName, string | null>;

/** Writes one placeholder: its value, else the words after the bar, else nothing. */
export const writerOf =
  (values: PlaceholderValues) =>
  (name: string, fallback: string | undefined): string =>
    (isKnown(name) ? values[name] : null) ?? fallback?.trim() ?? "";

export type WriteValue = ReturnType<typeof writerOf>;

/** Fills a text of one line. Nothing that ends a line, hides or moves text is left in it. */
export function fillLine(text: string, write: WriteValue): string {
  let filled = "";
  let from = 0;
  for (const { start, end, name, fallback } of findPlaceholders(text)) {
    // A link that opens something has no place in a line that is shown everywhere.
    const value = name === "status_link" ? (fallback?.trim() ?? "") : write(name, fallback);
    filled += text.slice(from, start) + value;
    from = end;
  }
  return (filled + text.slice(from))
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
}
