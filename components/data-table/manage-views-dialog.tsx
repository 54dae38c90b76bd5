"use client";

import { Trash2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog, DialogBody, DialogContent } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toaster";
import type { SavedViewLine } from "@/lib/lists/browser";
import type { DeleteView, ViewSite } from "./views";

interface ManageViewsDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  views: readonly SavedViewLine[];
  sites: readonly ViewSite[];
  remove: DeleteView;
  /** What views show: "orders". */
  things: string;
}

/** All saved views, and the way to delete those that one may. */
export function ManageViewsDialog(props: ManageViewsDialogProps) {
  const { open, onOpenChange, views, sites, things } = props;
  const ownerOf = (view: SavedViewLine) =>
    view.shared
      ? `Shared on ${sites.find((site) => site.id === view.siteId)?.name ?? "a site"}`
      : "Only you";
  const remove = async (view: SavedViewLine) => {
    const result = await props.remove({ id: view.id });
    if (!result.ok) throw new Error(result.error.message);
    toast.success(`View “${view.name}” deleted`);
  };
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title="Views" size="sm">
        <DialogBody>
          {views.length === 0 ? <p className="text-muted">No views are saved.</p> : null}
          <ul className="divide-y divide-line">
            {views.map((view) => (
              <li key={view.id} className="flex items-center justify-between gap-3 py-2">
                <span className="min-w-0">
                  <span className="block truncate">{view.name}</span>
                  <span className="block truncate text-muted text-sm">{ownerOf(view)}</span>
                </span>
                {view.mayDelete ? (
                  <ConfirmDialog
                    title={`Delete the view “${view.name}”?`}
                    consequence={
                      view.shared
                        ? `It goes for everybody on the site. The ${things} stay as they are.`
                        : `The ${things} stay as they are.`
                    }
                    confirmLabel="Delete view"
                    onConfirm={() => remove(view)}
                    trigger={
                      <Button
                        variant="ghost"
                        size="icon-sm"
                        aria-label={`Delete the view ${view.name}`}
                      >
                        <Trash2 aria-hidden />
                      </Button>
                    }
                  />
                ) : null}
              </li>
            ))}
          </ul>
        </DialogBody>
      </DialogContent>
    </Dialog>
  );
}
