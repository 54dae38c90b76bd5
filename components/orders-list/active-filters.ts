import type { ActiveFilter } from "@/components/data-table/filter-chips";
import { dayPresetLabels } from "@/lib/lists/browser";
import { kindLabels, type OrderListState, paymentLabels, statusLabels } from "@/lib/orders/browser";

export interface FilterNames {
  platform: (slug: string) => string;
  site: (slug: string) => string;
}

const dateText = (day: string) =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString("en-GB", {
    timeZone: "UTC",
    day: "numeric",
    month: "short",
    year: "numeric",
  });

/** The days of a filter in words: "Last 7 days", "from 1 Nov 2025", "1 Nov 2025 – 3 Nov 2025". */
export function daysText(days: NonNullable<OrderListState["days"]>): string {
  if (typeof days === "string") return dayPresetLabels[days];
  const { from, to } = days;
  if (from && to) return from === to ? dateText(from) : `${dateText(from)} – ${dateText(to)}`;
  return from ? `from ${dateText(from)}` : `until ${dateText(to ?? "")}`;
}

function amountText({ amount: { min, max }, currency }: OrderListState): string {
  const unit = currency.length === 1 ? ` ${currency[0]}` : "";
  if (min && max) return min === max ? `${min}${unit}` : `${min} – ${max}${unit}`;
  return min ? `from ${min}${unit}` : `up to ${max}${unit}`;
}

/** Everything that narrows the list, in words. */
export function activeFilters(
  state: OrderListState,
  names: FilterNames,
): ActiveFilter<OrderListState>[] {
  const list = <Value extends string>(
    part: "site" | "status" | "payment" | "platform" | "kind" | "currency",
    label: string,
    values: readonly Value[],
    name: (value: Value) => string,
  ): ActiveFilter<OrderListState>[] =>
    values.length > 0
      ? [{ part, label, value: values.map(name).join(", "), without: { [part]: [] } }]
      : [];
  return [
    ...(state.q ? [{ part: "q", label: "Search", value: `“${state.q}”`, without: { q: "" } }] : []),
    ...list("site", "Site", state.site, names.site),
    ...(state.days
      ? [{ part: "days", label: "Date", value: daysText(state.days), without: { days: null } }]
      : []),
    ...list("status", "Status", state.status, (status) => statusLabels[status]),
    ...list("payment", "Payment", state.payment, (payment) => paymentLabels[payment]),
    ...list("platform", "Platform", state.platform, names.platform),
    ...list("kind", "Kind", state.kind, (kind) => kindLabels[kind]),
    ...list("currency", "Currency", state.currency, (code) => code),
    ...(state.amount.min || state.amount.max
      ? [
          {
            part: "amount",
            label: "Price",
            value: amountText(state),
            without: { amount: { min: "", max: "" } },
          },
        ]
      : []),
    ...(state.test === "all"
      ? []
      : [
          {
            part: "test",
            label: "Test orders",
            value: state.test === "hide" ? "hidden" : "only",
            without: { test: "all" as const },
          },
        ]),
  ];
}
