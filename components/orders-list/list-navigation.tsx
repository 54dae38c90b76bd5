"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import {
  type ComponentProps,
  createContext,
  type ReactNode,
  useContext,
  useOptimistic,
  useTransition,
} from "react";
import { type ListState, listHref } from "@/lib/orders/schemas";

interface ListNavigation {
  /** The state that is shown: already the next one while it is being fetched. */
  state: ListState;
  /** Whether another state is being fetched. */
  pending: boolean;
  /** Goes to the list with something changed, on its first page. Typing replaces, choosing pushes. */
  go: (change: Partial<ListState>, how?: "push" | "replace") => void;
}

const Navigation = createContext<ListNavigation | null>(null);

/** The same list with something changed: it begins on its first page again. */
export const changed = (state: ListState, change: Partial<ListState>): ListState => ({
  ...state,
  after: null,
  before: null,
  ...change,
});

/** Ties the list to its address: everything that changes it is a navigation. */
export function ListNavigationProvider({
  state: settled,
  children,
}: {
  state: ListState;
  children: ReactNode;
}) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [state, show] = useOptimistic(settled);
  const go: ListNavigation["go"] = (change, how = "push") => {
    const next = changed(state, change);
    startTransition(() => {
      show(next);
      router[how](listHref(next), { scroll: false });
    });
  };
  return <Navigation value={{ state, pending, go }}>{children}</Navigation>;
}

/** Where the list is and how it goes elsewhere. */
export function useListNavigation(): ListNavigation {
  const navigation = useContext(Navigation);
  if (!navigation) throw new Error("outside of a ListNavigationProvider");
  return navigation;
}

/** A link to the list with something changed; it works without scripts and in a new tab, too. */
export function ListLink({
  change,
  ...rest
}: Omit<ComponentProps<typeof Link>, "href"> & { change: Partial<ListState> }) {
  const { state, go } = useListNavigation();
  return (
    <Link
      href={listHref(changed(state, change))}
      prefetch={false}
      scroll={false}
      onNavigate={(event) => {
        event.preventDefault();
        go(change);
      }}
      {...rest}
    />
  );
}
