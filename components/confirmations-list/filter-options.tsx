import { Eye } from "lucide-react";
import type { Choice } from "@/components/data-table/choices";
import { confirmationStatusLooks } from "@/components/ui/confirmation-status-badge";
import { PlatformMark } from "@/components/ui/platform-mark";
import { confirmationStatuses, confirmationStatusLabels } from "@/lib/matching/browser";
import type { ConfirmationListData } from "./list-data";

export const statusOptions = confirmationStatuses.map((value) => {
  const { Icon } = confirmationStatusLooks[value];
  return { value, label: confirmationStatusLabels[value], icon: <Icon aria-hidden /> };
});

export const reviewOptions = [
  { value: "needed", label: "Needs a look", icon: <Eye aria-hidden /> },
] as const;

/** The platforms there are, and any other that the address names. */
export function platformOptions({ platforms, state }: ConfirmationListData): Choice[] {
  const known = platforms.map(({ slug, name }) => ({ value: slug, label: name }));
  const others = state.platform.filter((slug) => !platforms.some((one) => one.slug === slug));
  return [...known, ...others.map((slug) => ({ value: slug, label: slug }))].map((option) => ({
    ...option,
    icon: <PlatformMark platform={option.value} className="[&>span:last-child]:hidden" />,
  }));
}

export const siteOptions = ({ sites }: ConfirmationListData): Choice[] =>
  sites.map(({ slug, name }) => ({ value: slug, label: name }));

/** Buttons by their labels; with several sites each says whose it is. */
export const buttonOptions = ({ buttons, sites }: ConfirmationListData): Choice[] =>
  buttons.map(({ id, label, siteName }) => ({
    value: id,
    label: sites.length > 1 ? `${label} (${siteName})` : label,
  }));
