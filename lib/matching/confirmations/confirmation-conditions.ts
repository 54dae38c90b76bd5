import { fromPublicId } from "@/lib/kernel";
import { type Parameters, searchConditions } from "@/lib/orders";
import type { ConfirmationFilter } from "./confirmation-filter";

const uuidOf = (kind: "button" | "confirmation", shown: string): string[] => {
  try {
    return [fromPublicId(kind, shown)];
  } catch {
    return [];
  }
};

/** The UUIDs of the buttons that a filter names; what cannot be one is none. */
export const filteredButtons = ({ button }: ConfirmationFilter): string[] => [
  ...new Set(button.flatMap((shown) => uuidOf("button", shown))),
];

/** The conditions of a filter on `confirmations c`, apart from sites and from what is walked. */
export function confirmationConditions(
  filter: ConfirmationFilter,
  params: Parameters,
  { walkedStatus = false, walkedButton = false } = {},
): string[] {
  const { status, platform, button, createdAfter, createdBefore } = filter;
  const [id] = uuidOf("confirmation", filter.q.trim().toLowerCase());
  return [
    ...(status.length > 0 && !walkedStatus
      ? [`c.status = any(${params.add(status)}::confirmation_status[])`]
      : []),
    ...(platform.length > 0 ? [`c.platform = any(${params.add(platform)}::text[])`] : []),
    ...(button.length > 0 && !walkedButton
      ? [`c.button_id = any(${params.add(filteredButtons(filter))}::uuid[])`]
      : []),
    ...(filter.needsReview ? ["c.needs_review is not null"] : []),
    ...(createdAfter ? [`c.created_at >= ${params.add(createdAfter)}`] : []),
    ...(createdBefore ? [`c.created_at < ${params.add(createdBefore)}`] : []),
    ...(filter.ids ? [`c.id = any(${params.add(filter.ids)}::uuid[])`] : []),
    ...(filter.madeAfter ? [`c.id > ${params.add(filter.madeAfter)}::uuid`] : []),
    ...(id
      ? [`c.id = ${params.add(id)}::uuid`]
      : searchConditions(filter.q, params, "c.search_text")),
  ];
}
