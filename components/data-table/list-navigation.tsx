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

/** What every list's state has: where its page starts or ends. */
export interface PagedState {
  after: string | null;
  before: string | null;
}

interface ListNavigation<State> {
  /** The state that is shown: already the next one while it is being fetched. */
  state: State;
  /** Whether another state is being fetched. */
  pending: boolean;
  /** Goes to the list with something changed, on its first page. Typing replaces, choosing pushes. */
  go: (change: Partial<State>, how?: "push" | "replace") => void;
  /** Where the list is in a state. */
  hrefOf: (state: State) => string;
}

// One context for all lists: a page has one, which knows the form of its own state.
const Navigation = createContext<unknown>(null);

/** The same list with something changed: it begins on its first page again. */
export const changed = <State extends PagedState>(state: State, change: Partial<State>): State => ({
  ...state,
  after: null,
  before: null,
  ...change,
});

interface ListNavigationProviderProps<State> {
  state: State;
  hrefOf: (state: State) => string;
  children: ReactNode;
}

/** Ties a list to its address: everything that changes it is a navigation. */
export function ListNavigationProvider<State extends PagedState>({
  state: settled,
  hrefOf,
  children,
}: ListNavigationProviderProps<State>) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [state, show] = useOptimistic<State>(settled);
  const go: ListNavigation<State>["go"] = (change, how = "push") => {
    const next = changed(state, change);
    startTransition(() => {
      show(next);
      router[how](hrefOf(next), { scroll: false });
    });
  };
  return <Navigation value={{ state, pending, go, hrefOf }}>{children}</Navigation>;
}

/** Where the list around this is and how it goes elsewhere; `State` is the form of its state. */
export function useListNavigationOf<State extends PagedState>(): ListNavigation<State> {
  const navigation = useContext(Navigation);
  if (!navigation) throw new Error("outside of a ListNavigationProvider");
  return navigation as ListNavigation<State>;
}

/** A link to the list with something changed; it works without scripts and in a new tab, too. */
export function ListLink<State extends PagedState>({
  change,
  ...rest
}: Omit<ComponentProps<typeof Link>, "href"> & { change: Partial<State> }) {
  const { state, go, hrefOf } = useListNavigationOf<State>();
  return (
    <Link
      href={hrefOf(changed(state, change))}
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
