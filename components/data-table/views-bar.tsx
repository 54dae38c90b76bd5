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
import type { SavedViewLine } from "@/lib/lists/browser";
import { ListLink, type PagedState } from "./list-navigation";
import { ManageViewsDialog } from "./manage-views-dialog";
import { SaveViewDialog } from "./save-view-dialog";
import type { DeleteView, SaveView, ViewSite } from "./views";

interface ViewsBarProps<State> {
  /** The views that everybody wants; the saved ones follow. */
  builtIn: readonly { name: string; state: State }[];
  views: readonly SavedViewLine[];
  sites: readonly ViewSite[];
  /** The list as it is, and as a saved view would keep it. */
  state: State;
  kept: State;
  /** The query of a list's address. */
  queryOf: (state: State) => string;
  readQuery: (query: string) => State;
  /** The same list with what makes no other view left out: its page and how long that is. */
  bare: (state: State) => State;
  onSaved: (state: State) => void;
  save: SaveView;
  remove: DeleteView;
  /** What the views show: "orders". */
  things: string;
  /** A name that somebody could give. */
  example: string;
  /** What stands at the right end. */
  children: ReactNode;
}

/** The views of a list as tabs: built-in ones, one's own, and those shared on one's sites. */
export function ViewsBar<State extends PagedState>(props: ViewsBarProps<State>) {
  const { builtIn, views, sites, state, kept, queryOf, readQuery, bare } = props;
  const [dialog, setDialog] = useState<"save" | "manage" | null>(null);
  const nameOf = (one: State) => queryOf(bare(one));
  const saved = views.map((view) => ({ ...view, state: readQuery(view.query) }));
  const isHere = (view: { state: State }) => nameOf(view.state) === nameOf(state);
  const known = [...builtIn, ...saved].some(isHere);
  return (
    <div className="flex items-center justify-between gap-2 border-line border-b">
      <nav aria-label="Views" className={`${tabListStyles} min-w-0 border-b-0`}>
        {builtIn.map((view) => (
          <ListLink
            key={view.name}
            change={view.state}
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
        {props.children}
      </div>
      <SaveViewDialog
        open={dialog === "save"}
        onOpenChange={(open) => setDialog(open ? "save" : null)}
        query={queryOf(kept)}
        placeholder={props.example}
        save={props.save}
        onSaved={() => props.onSaved(kept)}
        sites={sites.filter((site) => site.mayShare)}
      />
      <ManageViewsDialog
        open={dialog === "manage"}
        onOpenChange={(open) => setDialog(open ? "manage" : null)}
        views={views}
        sites={sites}
        remove={props.remove}
        things={props.things}
      />
    </div>
  );
}
