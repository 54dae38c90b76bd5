"use client";

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
import type { SaveView, ViewSite } from "./views";

interface SaveViewDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** What is kept, as the query of the list's address. */
  query: string;
  placeholder: string;
  save: SaveView;
  onSaved: () => void;
  /** The sites on whose people the view may be shared. */
  sites: readonly ViewSite[];
}

/** Keeps a list's filters, sort order and columns under a name. */
export function SaveViewDialog(props: SaveViewDialogProps) {
  const { open, onOpenChange, query, placeholder, save, onSaved, sites } = props;
  const form = useActionForm(save, () => {
    onOpenChange(false);
    toast.success("View saved");
    onSaved();
  });
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        title="Save view"
        description="Keeps filters, sort order and chosen columns as a tab above the list."
        size="sm"
      >
        <form onSubmit={form.onSubmit} className="contents">
          <DialogBody className="flex flex-col gap-4">
            <input type="hidden" name="query" value={query} />
            <Field label="Name" required error={form.errorOf("name")}>
              <Input name="name" maxLength={60} autoComplete="off" placeholder={placeholder} />
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
