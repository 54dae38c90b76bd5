import type { FilterLook } from "@/components/list-page/filter-look";
import type { SortWords } from "@/components/list-page/filters-sheet";
import { platformOptions, siteOptions } from "@/components/list-page/platform-options";
import { orderStatusLooks, paymentStatusLooks } from "@/components/ui/order-status-look";
import { optionsOf } from "@/lib/lists/browser";
import {
  type OrderListState,
  orderList,
  orderStatuses,
  paymentStatuses,
  readRange,
} from "@/lib/orders/browser";
import { AmountFields, AmountFilter } from "./amount-filter";
import { currencyOptions } from "./currency-options";
import type { OrderListData } from "./list-data";
import { TestFilter } from "./test-filter";

const statusOptions = orderStatuses.map((value) => {
  const { label, Icon } = orderStatusLooks[value];
  return { value, label, icon: <Icon aria-hidden /> };
});

const paymentOptions = paymentStatuses.map((value) => {
  const { label, Icon } = paymentStatusLooks[value];
  return { value, label, icon: <Icon aria-hidden /> };
});

export const orderSortWords: SortWords = {
  placed_at: ["newest first", "oldest first"],
  amount: ["highest first", "lowest first"],
};

/** How the filters of the list of orders look, in the order of the toolbar. */
export function orderFilters(data: OrderListData): FilterLook<OrderListState>[] {
  const currencies = currencyOptions(data);
  const { sites, platforms, state } = data;
  return [
    ...(sites.length > 1
      ? [{ name: "site" as const, options: siteOptions(sites), searchable: sites.length > 8 }]
      : []),
    { name: "days", wide: true },
    { name: "status", options: statusOptions },
    { name: "payment", options: paymentOptions },
    { name: "platform", options: platformOptions(platforms, state.platform) },
    { name: "kind", options: optionsOf(orderList.filters.kind) },
    { name: "currency", options: currencies, searchable: true, wide: true, notInSheet: true },
    {
      name: "amount",
      wide: true,
      menu: ({ currency, amount }, change, close) => (
        <AmountFilter
          currency={currency}
          amount={amount}
          options={currencies}
          onChange={(amounts) => {
            close();
            change(amounts);
          }}
        />
      ),
      field: ({ currency, amount }, change) => (
        <AmountFields currency={currency} amount={amount} options={currencies} onChange={change} />
      ),
    },
    {
      name: "test",
      menuLabel: "Test",
      menu: ({ test }, change) => (
        <TestFilter test={test} onChange={(next) => change({ test: next })} />
      ),
      field: ({ test }, change) => (
        <TestFilter test={test} onChange={(next) => change({ test: next })} />
      ),
    },
  ];
}

/** A draft as it is applied: a range of prices is one in one currency. */
export function settleOrders(draft: OrderListState, data: OrderListData): OrderListState {
  const amount = readRange(draft.amount.min, draft.amount.max);
  const wantsAmount = draft.amount.min !== "" || draft.amount.max !== "";
  if (!wantsAmount || draft.currency.length === 1) return { ...draft, amount };
  const usual = draft.currency[0] ?? currencyOptions(data)[0]?.value ?? "USD";
  return { ...draft, amount, currency: [usual] };
}
