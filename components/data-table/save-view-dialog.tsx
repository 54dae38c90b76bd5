"use client";

import { saveOrdersView } from "@/app/(dashboard)/orders/actions";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import {
  Dialog,
  DialogBody,
  DialogClose,
  DialogContent,
  DialogFooter,
} from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toaster";
import { useActionForm } from "@/components/ui/use-action-form";
import { type ListState, listQuery } from "@/lib/orders/schemas";
import type { ListDataSite } from "./list-data";

interface SaveViewDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** What is kept. */
  state: ListState;
  onSaved: (state: ListState) => void;
  /** The sites on whose people the view may be shared. */
  sites: readonly ListDataSite[];
}

/** Keeps the list's filters, sort order and columns under a name. */
export function SaveViewDialog(props: SaveViewDialogProps) {
  const { open, onOpenChange, state, onSaved, sites } = props;
  const form = useActionForm(saveOrdersView, () => {
    onOpenChange(false);
    toast.success("View saved");
    onSaved(state);
  });
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        title="Save view"
        description="Keeps the filters, the sort order and chosen columns as a tab above the list."
        size="sm"
      >
        <form onSubmit={form.onSubmit} className="contents">
          <DialogBody className="flex flex-col gap-4">
            <input type="hidden" name="query" value={listQuery(state)} />
            <Field label="Name" required error={form.errorOf("name")}>
              <Input
                name="name"
                maxLength={60}
                autoComplete="off"
                placeholder="Shop orders to send"
              />
            </Field>
            {sites.length > 0 ? (
              <Field label="Who sees it" error={form.errorOf("siteId")}>
                <Select
                  name="siteId"
                  placeholder="Only me"
                  options={sites.map((site) => ({
                    value: site.id,
                    label: `Everybody on ${site.name}`,
                  }))}
                />
              </Field>
            ) : null}
            {form.formError ? (
              <Callout tone="bad" role="alert">
                {form.formError}
              </Callout>
            ) : null}
          </DialogBody>
          <DialogFooter>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button type="submit" variant="primary" loading={form.pending}>
              Save view
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
