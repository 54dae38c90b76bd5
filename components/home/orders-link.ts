/** The orders list narrowed to these values. */
export function ordersHref(filter: Record<string, string | undefined>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) {
    if (value !== undefined) params.set(name, value);
  }
  return params.size === 0 ? "/orders" : `/orders?${params}`;
}
