"use client";

import { KeyRound } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Checkbox } from "@/components/ui/checkbox";
import { CopyField } from "@/components/ui/copy-field";
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
import { useActionForm } from "@/components/ui/use-action-form";
import type { ActionResult } from "@/lib/kernel/schemas";

interface NewKeyDialogProps {
  siteId: string;
  action: (form: FormData) => Promise<ActionResult<{ secret: string }>>;
}

const scopes = [
  { value: "orders:read", label: "Read orders", hint: "List and open orders and their events." },
  { value: "orders:write", label: "Change orders", hint: "Complete, cancel, and create them." },
];

function KeyForm({
  siteId,
  action,
  onMade,
}: NewKeyDialogProps & { onMade: (secret: string) => void }) {
  const form = useActionForm(action, ({ secret }) => onMade(secret));
  return (
    <form method="post" onSubmit={form.onSubmit} noValidate className="flex min-h-0 flex-col">
      <DialogBody className="flex flex-col gap-4">
        {form.formError ? (
          <Callout tone="bad" role="alert">
            {form.formError}
          </Callout>
        ) : null}
        <input type="hidden" name="siteId" value={siteId} />
        <Field label="Name" hint="Which program will use it." error={form.errorOf("name")}>
          <Input name="name" autoComplete="off" required />
        </Field>
        <fieldset>
          <legend className="mb-1 font-medium text-sm">It may</legend>
          {scopes.map(({ value, label, hint }) => (
            <Checkbox
              key={value}
              name="scopes"
              value={value}
              label={label}
              hint={hint}
              defaultChecked={value === "orders:read"}
            />
          ))}
        </fieldset>
      </DialogBody>
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" loading={form.pending}>
          Create key
        </Button>
      </DialogFooter>
    </form>
  );
}

function MadeKey({ secret }: { secret: string }) {
  return (
    <>
      <DialogBody className="flex flex-col gap-4">
        <Callout tone="warn" role="status">
          Copy it now: it is not stored, and nobody can show it to you again.
        </Callout>
        <CopyField label="API key" value={secret} />
      </DialogBody>
      <DialogFooter>
        <DialogClose asChild>
          <Button variant="primary">Done</Button>
        </DialogClose>
      </DialogFooter>
    </>
  );
}

export function NewKeyDialog(props: NewKeyDialogProps) {
  const [open, setOpen] = useState(false);
  const [secret, setSecret] = useState<string>();
  const change = (next: boolean) => {
    setOpen(next);
    if (next) setSecret(undefined);
  };
  return (
    <Dialog open={open} onOpenChange={change}>
      <DialogTrigger asChild>
        <Button variant="primary">
          <KeyRound aria-hidden />
          New key
        </Button>
      </DialogTrigger>
      <DialogContent title={secret ? "Your new key" : "New API key"}>
        {secret ? <MadeKey secret={secret} /> : <KeyForm {...props} onMade={setSecret} />}
      </DialogContent>
    </Dialog>
  );
}
