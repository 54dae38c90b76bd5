"use client";

import { Tag } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import {
  Dialog,
  DialogBody,
  DialogClose,
  DialogContent,
  DialogFooter,
  DialogTrigger,
} from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toaster";
import { useActionForm } from "@/components/ui/use-action-form";
import type { ActionResult } from "@/lib/kernel/browser";

export type NameItem = (form: FormData) => Promise<ActionResult<{ orders: number }>>;

interface NameItemDialogProps {
  siteId: string;
  platform: string;
  code: string;
  /** What it is called so far; null while nobody has named it. */
  name: string | null;
  nameItem: NameItem;
}

/** Names the item behind a code, once for the whole site. */
export function NameItemDialog({ siteId, platform, code, name, nameItem }: NameItemDialogProps) {
  const [open, setOpen] = useState(false);
  const form = useActionForm(nameItem, ({ orders }) => {
    setOpen(false);
    toast.success(`Named in ${orders === 1 ? "1 order" : `${orders} orders`}`);
  });
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button size="sm" variant={name === null ? "secondary" : "ghost"}>
          <Tag aria-hidden />
          {name === null ? "Name it" : "Rename"}
          <span className="sr-only"> (item code {code})</span>
        </Button>
      </DialogTrigger>
      <DialogContent
        size="sm"
        title={`What is ${code}?`}
        description="Every order with this code shows the name: those of the past and those to come."
      >
        <form
          method="post"
          onSubmit={form.onSubmit}
          noValidate
          className="flex min-h-0 flex-1 flex-col"
        >
          <DialogBody className="flex flex-col gap-4">
            {form.formError ? (
              <Callout tone="bad" role="alert">
                {form.formError}
              </Callout>
            ) : null}
            <input type="hidden" name="siteId" value={siteId} />
            <input type="hidden" name="platform" value={platform} />
            <input type="hidden" name="code" value={code} />
            <Field label="Name" required error={form.errorOf("name")}>
              <Input name="name" defaultValue={name ?? ""} autoComplete="off" maxLength={200} />
            </Field>
          </DialogBody>
          <DialogFooter>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button type="submit" variant="primary" loading={form.pending}>
              Save name
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
