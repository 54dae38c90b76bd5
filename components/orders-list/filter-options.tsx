import type { Choice } from "@/components/data-table/choices";
import { orderStatusLooks, paymentStatusLooks } from "@/components/ui/order-status-look";
import { PlatformMark } from "@/components/ui/platform-mark";
import { currencyCodes } from "@/lib/kernel/browser";
import { kindLabels, orderKinds, orderStatuses, paymentStatuses } from "@/lib/orders/browser";
import type { ListData } from "./list-data";

export const statusOptions = orderStatuses.map((value) => {
  const { label, Icon } = orderStatusLooks[value];
  return { value, label, icon: <Icon aria-hidden /> };
});

export const paymentOptions = paymentStatuses.map((value) => {
  const { label, Icon } = paymentStatusLooks[value];
  return { value, label, icon: <Icon aria-hidden /> };
});

export const kindOptions = orderKinds.map((value) => ({ value, label: kindLabels[value] }));

/** The platforms there are, and any other that the address names. */
export function platformOptions({ platforms, state }: ListData): Choice[] {
  const known = platforms.map(({ slug, name }) => ({ value: slug, label: name }));
  const others = state.platform.filter((slug) => !platforms.some((one) => one.slug === slug));
  return [...known, ...others.map((slug) => ({ value: slug, label: slug }))].map((option) => ({
    ...option,
    label: option.label,
    icon: <PlatformMark platform={option.value} className="[&>span:last-child]:hidden" />,
  }));
}

export const siteOptions = ({ sites }: ListData): Choice[] =>
  sites.map(({ slug, name }) => ({ value: slug, label: name }));

/** All currencies, those that are about first: of the sites, of the orders in sight, and chosen. */
export function currencyOptions({ sites, lines, state }: ListData): Choice[] {
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
