"use client";

import { Bookmark, Ellipsis, Plus, Users } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { tabListStyles, tabStyles } from "@/components/ui/tab-styles";
import {
  type ListColumnId,
  type ListState,
  listQuery,
  plainList,
  readListState,
  type SavedViewLine,
  usualColumns,
} from "@/lib/orders/schemas";
import type { ListDataSite } from "./list-data";
import { ListLink, useListNavigation } from "./list-navigation";
import { ManageViewsDialog } from "./manage-views-dialog";
import { SaveViewDialog } from "./save-view-dialog";

/** The lists that everybody wants; the saved ones follow. */
const builtIn = [
  { name: "All orders", state: plainList },
  { name: "To send", state: { ...plainList, status: ["accepted" as const] } },
  { name: "Payment pending", state: { ...plainList, status: ["pending_payment" as const] } },
  {
    name: "Refunded",
    state: { ...plainList, payment: ["partially_refunded" as const, "refunded" as const] },
  },
];

interface ViewsBarProps {
  views: readonly SavedViewLine[];
  sites: readonly ListDataSite[];
  /** The columns that are shown: a view keeps them unless they are the usual ones. */
  columns: readonly ListColumnId[];
  /** What stands at the right end. */
  children: ReactNode;
}

/** The views as tabs: built-in ones, one's own, and those shared on one's sites. */
export function ViewsBar({ views, sites, columns, children }: ViewsBarProps) {
  const { state, go } = useListNavigation();
  const [dialog, setDialog] = useState<"save" | "manage" | null>(null);
  // How many orders a page has makes no other view.
  const nameOf = (one: ListState) =>
    listQuery({ ...one, size: plainList.size, after: null, before: null });
  const saved = views.map((view) => ({
    ...view,
    state: readListState(new URLSearchParams(view.query)),
  }));
  const isHere = (view: (typeof builtIn)[number] | (typeof saved)[number]) =>
    nameOf(view.state) === nameOf(state);
  const known = [...builtIn, ...saved].some(isHere);
  return (
    <div className="flex items-center justify-between gap-2 border-line border-b">
      <nav aria-label="Views" className={`${tabListStyles} min-w-0 border-b-0`}>
        {builtIn.map((view) => (
          <ListLink
            key={view.name}
            change={{ ...view.state, size: state.size }}
            aria-current={isHere(view) ? "page" : undefined}
            className={tabStyles}
          >
            {view.name}
          </ListLink>
        ))}
        {saved.map((view) => (
          <ListLink
            key={view.id}
            change={view.state}
            aria-current={isHere(view) ? "page" : undefined}
            className={tabStyles}
          >
            {view.shared ? (
              <Users aria-hidden className="size-3.5 text-faint" />
            ) : (
              <Bookmark aria-hidden className="size-3.5 text-faint" />
            )}
            {view.name}
            {view.shared ? <span className="sr-only"> (shared)</span> : null}
          </ListLink>
        ))}
      </nav>
      <div className="flex shrink-0 items-center pb-0.5">
        {known ? null : (
          <Button variant="ghost" size="sm" onClick={() => setDialog("save")}>
            <Plus aria-hidden />
            <span className="max-sm:sr-only">Save view</span>
          </Button>
        )}
        {views.length > 0 ? (
          <DropdownMenu>
            <DropdownMenuTrigger asChild>
              <Button variant="ghost" size="icon-sm" aria-label="More about views">
                <Ellipsis aria-hidden />
              </Button>
            </DropdownMenuTrigger>
            <DropdownMenuContent>
              <DropdownMenuItem icon={<Plus aria-hidden />} onSelect={() => setDialog("save")}>
                Save this view as…
              </DropdownMenuItem>
              <DropdownMenuItem
                icon={<Bookmark aria-hidden />}
                onSelect={() => setDialog("manage")}
              >
                Manage views…
              </DropdownMenuItem>
            </DropdownMenuContent>
          </DropdownMenu>
        ) : null}
        {children}
      </div>
      <SaveViewDialog
        open={dialog === "save"}
        onOpenChange={(open) => setDialog(open ? "save" : null)}
        state={{
          ...state,
          columns: columns.join() === usualColumns(sites.length).join() ? null : [...columns],
          after: null,
          before: null,
        }}
        onSaved={go}
        sites={sites.filter((site) => site.mayShare)}
      />
      <ManageViewsDialog
        open={dialog === "manage"}
        onOpenChange={(open) => setDialog(open ? "manage" : null)}
        views={views}
        sites={sites}
      />
    </div>
  );
}
