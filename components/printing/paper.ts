import type { PrintedAs } from "@/components/packing/print-address";

export const papers = ["a4", "letter"] as const;
export type Paper = (typeof papers)[number];

export const paperNames: Record<Paper, string> = { a4: "A4", letter: "US Letter" };

/** As many as the sheets hold that `print.css` is made for. */
export const labelsOnSheet: Record<Paper, number> = { a4: 14, letter: 30 };

/** One of some choices as an address names it; the first of them where it names none. */
export const readChoice = <Choice extends string>(
  choices: readonly [Choice, ...Choice[]],
  text: string | undefined,
): Choice => choices.find((choice) => choice === text) ?? choices[0];

/** The same page printed as something else, or on other paper. */
export const printAddress = (what: PrintedAs, paper: Paper, ids: readonly string[]): string =>
  `/orders/print?${new URLSearchParams([
    ["what", what],
    ["paper", paper],
    ...ids.map((id) => ["id", id]),
  ])}`;
