/** "1 order", "1,284 orders", "10,000+ orders". */
export const ordersText = (count: number, capped = false): string =>
  `${count.toLocaleString("en")}${capped ? "+" : ""} ${count === 1 && !capped ? "order" : "orders"}`;

/** "3 new orders". */
export const newOrdersText = (count: number, capped = false): string =>
  ordersText(count, capped).replace(/ (orders?)$/, " new $1");
