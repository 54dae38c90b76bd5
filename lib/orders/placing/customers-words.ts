/** What the buyer answered, as the API tells it. */
export interface Answer {
  /** The seller's question; null where there was none, only room to write. */
  question: string | null;
  answer: string;
}

const textOf = (value: unknown): string => {
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value).trim();
};

/** What the buyer wrote about an item, out of the details that its source told. */
export function answersOf(details: Record<string, unknown>): Answer[] {
  const question = textOf(details.question) || null;
  const answered = [details.answers ?? []].flat().map((answer) => ({ question, answer }));
  const added = [details.additional_info ?? []]
    .flat()
    .map((answer) => ({ question: null, answer }));
  const asked = [details.asked ?? []]
    .flat()
    .flatMap((one) =>
      typeof one === "object" && one !== null ? [one as Record<string, unknown>] : [],
    )
    .map((one) => ({ question: textOf(one.question) || null, answer: one.answer }));
  return [...asked, ...answered, ...added]
    .map((one) => ({ ...one, answer: textOf(one.answer) }))
    .filter(({ answer }) => answer !== "");
}

/** An address on one line, in the order in which it came. Whatever is deeper than a field is left out. */
export const addressLine = (shipping: Record<string, unknown> | null): string =>
  Object.values(shipping ?? {})
    .filter((value) => typeof value === "string" || typeof value === "number")
    .map(textOf)
    .filter((text) => text !== "")
    .join(", ");
