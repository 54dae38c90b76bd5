"use client";

import { BadgeCheck } from "lucide-react";
import { ListLink, useListNavigationOf } from "@/components/data-table/list-navigation";
import { NoRows } from "@/components/list-page/no-rows";
import { buttonStyles } from "@/components/ui/button-styles";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { type ConfirmationListState, confirmationList } from "@/lib/matching/browser";
import type { ConfirmationListSite } from "./list-data";

/** A list of confirmations without a row, and what to do about it. */
export function NoConfirmations({ sites }: { sites: readonly ConfirmationListSite[] }) {
  const { state } = useListNavigationOf<ConfirmationListState>();
  if (state.review && !confirmationList.isNarrowed({ ...state, review: false })) {
    return (
      <EmptyState
        icon={<BadgeCheck />}
        title="Nothing needs a look"
        description="When two payments could be meant, or one only nearly fits, it is put here for you to decide."
        actions={
          <ListLink<ConfirmationListState>
            change={confirmationList.withoutFilters(state)}
            className={buttonStyles({ variant: "primary" })}
          >
            Show all confirmations
          </ListLink>
        }
      />
    );
  }
  const makers = sites.filter((site) => site.mayMakeButtons);
  const [site] = makers;
  return (
    <NoRows<ConfirmationListState>
      list={confirmationList}
      icon={<BadgeCheck />}
      title="Confirmations"
      nothingYet={
        <EmptyState
          icon={<BadgeCheck />}
          title="No confirmations yet"
          description="A support button asks visitors who they are before it leads them to Ko-fi or Buy Me a Coffee. Each of them appears here, and is joined with the payment as soon as that arrives."
          actions={
            site ? (
              <LinkButton
                href={makers.length === 1 ? `/sites/${site.slug}/buttons` : "/sites"}
                variant="primary"
              >
                Make a support button
              </LinkButton>
            ) : undefined
          }
        />
      }
    />
  );
}
