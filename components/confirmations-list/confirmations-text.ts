const word = (count: number, capped: boolean) =>
  count === 1 && !capped ? "confirmation" : "confirmations";

/** "1 confirmation", "1,284 confirmations", "10,000+ confirmations". */
export const confirmationsText = (count: number, capped = false): string =>
  `${count.toLocaleString("en")}${capped ? "+" : ""} ${word(count, capped)}`;

/** "3 new confirmations". */
export const newConfirmationsText = (count: number, capped = false): string =>
  `${count.toLocaleString("en")}${capped ? "+" : ""} new ${word(count, capped)}`;
