interface Things {
  one: string;
  many: string;
}

const word = ({ one, many }: Things, count: number, capped: boolean) =>
  count === 1 && !capped ? one : many;

/** "1 order", "1,284 orders", "10,000+ orders". */
export const countText = (things: Things, count: number, capped = false): string =>
  `${count.toLocaleString("en")}${capped ? "+" : ""} ${word(things, count, capped)}`;

/** "3 new orders". */
export const newText = (things: Things, count: number, capped = false): string =>
  `${count.toLocaleString("en")}${capped ? "+" : ""} new ${word(things, count, capped)}`;
