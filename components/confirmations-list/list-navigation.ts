"use client";

import { useListNavigationOf } from "@/components/data-table/list-navigation";
import type { ConfirmationListState } from "@/lib/matching/schemas";

/** Where the list of confirmations is and how it goes elsewhere. */
export const useListNavigation = () => useListNavigationOf<ConfirmationListState>();
