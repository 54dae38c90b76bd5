"use client";

import { UserPlus } from "lucide-react";
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
import { RadioGroup } from "@/components/ui/radio-group";
import { toast } from "@/components/ui/toaster";
import { useActionForm } from "@/components/ui/use-action-form";
import { type ActionResult, roles } from "@/lib/kernel/browser";
import { roleTexts } from "./role-texts";

interface InviteDialogProps {
  siteId: string;
  action: (form: FormData) => Promise<ActionResult<{ email: string }>>;
}

const options = [...roles].reverse().map((role) => ({
  value: role,
  label: roleTexts[role].label,
  hint: roleTexts[role].meaning,
}));

function InviteForm({ siteId, action, onDone }: InviteDialogProps & { onDone: () => void }) {
  const form = useActionForm(action, ({ email }) => {
    toast.success("Invitation sent", { description: `${email} has 7 days to accept it.` });
    onDone();
  });
  return (
    <form method="post" onSubmit={form.onSubmit} noValidate className="flex min-h-0 flex-col">
      <DialogBody className="flex flex-col gap-4">
        {form.formError ? (
          <Callout tone="bad" role="alert">
            {form.formError}
          </Callout>
        ) : null}
        <input type="hidden" name="siteId" value={siteId} />
        <Field label="E-mail" error={form.errorOf("email")}>
          <Input name="email" type="email" autoComplete="off" required />
        </Field>
        <RadioGroup legend="Role" name="role" options={options} defaultValue="support" />
      </DialogBody>
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" loading={form.pending}>
          Send invitation
        </Button>
      </DialogFooter>
    </form>
  );
}

export function InviteDialog(props: InviteDialogProps) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="primary">
          <UserPlus aria-hidden />
          Invite
        </Button>
      </DialogTrigger>
      <DialogContent
        title="Invite somebody"
        description="They get a mail with a link. Without an account they make one on the way."
      >
        <InviteForm {...props} onDone={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}
