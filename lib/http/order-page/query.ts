/** What the address of an order's page asks for. Unknown names and bad values count for nothing. */
export interface OrderPageQuery {
  orderId: string | undefined;
  token: string | undefined;
  isDark: boolean;
  hideBack: boolean;
  hideScrollBar: boolean;
}

const isTrue = (value: string | null) => value === "true" || value === "1";

export const readOrderPageQuery = (query: URLSearchParams): OrderPageQuery => ({
  orderId: query.get("orderId") || undefined,
  token: query.get("token") || undefined,
  isDark: query.get("theme") === "dark",
  hideBack: isTrue(query.get("hideBack")),
  hideScrollBar: isTrue(query.get("hideScrollBar")),
});

/** The address without its token, and with nothing that the page does not know. */
export function cleanAddress({ orderId, isDark, hideBack, hideScrollBar }: OrderPageQuery): string {
  const query = new URLSearchParams();
  if (orderId) query.set("orderId", orderId);
  if (isDark) query.set("theme", "dark");
  if (hideBack) query.set("hideBack", "true");
  if (hideScrollBar) query.set("hideScrollBar", "true");
  return `/order?${query}`;
}
