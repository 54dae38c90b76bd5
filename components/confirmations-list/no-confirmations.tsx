"use client";

import { BadgeCheck, SearchX } from "lucide-react";
import { ListLink } from "@/components/data-table/list-navigation";
import { buttonStyles } from "@/components/ui/button-styles";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { confirmationList } from "@/lib/matching/browser";
import type { ConfirmationListSite } from "./list-data";
import { useListNavigation } from "./list-navigation";

/** A list without a row: because nothing matches, or because nothing was declared yet. */
export function NoConfirmations({ sites }: { sites: readonly ConfirmationListSite[] }) {
  const { state } = useListNavigation();
  if (confirmationList.isNarrowed(state)) {
    const needsLook = state.review && !confirmationList.isNarrowed({ ...state, review: false });
    return (
      <EmptyState
        icon={needsLook ? <BadgeCheck /> : <SearchX />}
        title={needsLook ? "Nothing needs a look" : "No confirmations match"}
        description={
          needsLook
            ? "When two payments could be meant, or one only nearly fits, it is put here for you to decide."
            : "Nothing fits the search and all of the filters together. Confirmations that do will appear here by themselves."
        }
        actions={
          <ListLink
            change={confirmationList.withoutFilters(state)}
            className={buttonStyles({ variant: "primary" })}
          >
            {needsLook ? "Show all confirmations" : "Clear filters"}
          </ListLink>
        }
      />
    );
  }
  if (state.after || state.before) {
    return (
      <EmptyState
        icon={<BadgeCheck />}
        title="No confirmations on this page"
        description="The list has become shorter meanwhile."
        actions={
          <ListLink change={{}} className={buttonStyles({ variant: "primary" })}>
            Go to the first page
          </ListLink>
        }
      />
    );
  }
  const makers = sites.filter((site) => site.mayMakeButtons);
  const [site] = makers;
  return (
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
  );
}
