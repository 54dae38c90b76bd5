import type { Choice } from "@/components/data-table/choices";
import { currencyCodes } from "@/lib/kernel/browser";
import type { OrderListData } from "./list-data";

/** All currencies, those that are about first: of the sites, of the orders in sight, and chosen. */
export function currencyOptions({ sites, lines, state }: OrderListData): Choice[] {
  const near = new Set([
    ...state.currency,
    ...sites.map((site) => site.currency),
    ...lines.map((line) => line.currency),
  ]);
  const names = new Intl.DisplayNames("en", { type: "currency" });
  return [...new Set([...[...near].sort(), ...currencyCodes])].map((code) => {
    const name = names.of(code);
    return { value: code, label: name && name !== code ? `${code} – ${name}` : code };
  });
}
