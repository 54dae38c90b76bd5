"use client";

import { KeyRound } from "lucide-react";
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
import { toast } from "@/components/ui/toaster";
import { SecretForm, type SecretFormProps } from "./secret-form";

type ReplaceSecretProps = Omit<SecretFormProps, "onDone" | "submitLabel" | "children"> & {
  name: string;
};

/** Another secret for a connection; the old one stops at once, and that is said before. */
export function ReplaceSecret({ name, ...form }: ReplaceSecretProps) {
  const [open, setOpen] = useState(false);
  const word = form.secretLabel.toLowerCase();
  const onDone = () => {
    setOpen(false);
    toast.success(`The ${word} of ${name} is replaced`);
  };
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button>
          <KeyRound aria-hidden />
          Replace
        </Button>
      </DialogTrigger>
      <DialogContent title={`Replace the ${word} of ${name}`}>
        <SecretForm {...form} submitLabel={`Replace ${word}`} onDone={onDone}>
          {(field, submit) => (
            <>
              <DialogBody className="flex flex-col gap-4">
                <Callout tone="warn">
                  The old one stops at once: what {name} still sends with it is refused.
                </Callout>
                {field}
              </DialogBody>
              <DialogFooter>
                <DialogClose asChild>
                  <Button>Cancel</Button>
                </DialogClose>
                {submit}
              </DialogFooter>
            </>
          )}
        </SecretForm>
      </DialogContent>
    </Dialog>
  );
}
