"use client";

import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Kbd } from "@/components/ui/kbd";
import { Textarea } from "@/components/ui/textarea";
import { useActionForm } from "@/components/ui/use-action-form";
import { carrierNames, trackingUrl } from "@/lib/desk/browser";
import type { ActionResult } from "@/lib/kernel/browser";

interface CompleteDialogProps {
  /** `person` is who it is for. */
  order: { id: string; reference: string; summary: string; person: string };
  complete: (form: FormData) => Promise<ActionResult<unknown>>;
  onClose: () => void;
  onDone: () => void;
}

/** Asks how an order was sent, and marks it as sent. Nothing in it has to be filled in. */
export function CompleteDialog({ order, complete, onClose, onDone }: CompleteDialogProps) {
  const form = useActionForm(complete, onDone);
  const element = useRef<HTMLFormElement>(null);
  const [carrier, setCarrier] = useState("");
  const [number, setNumber] = useState("");
  const followed = trackingUrl(carrier, number);
  return (
    <Dialog open onOpenChange={(open) => !open && !form.pending && onClose()}>
      <DialogContent
        title={`Complete order ${order.reference}`}
        description={`${order.summary} for ${order.person}. Fill in what there is to tell.`}
      >
        <form
          ref={element}
          method="post"
          onSubmit={form.onSubmit}
          noValidate
          onKeyDown={(event) => {
            if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey)) return;
            event.preventDefault();
            element.current?.requestSubmit();
          }}
          className="flex min-h-0 flex-1 flex-col"
        >
          <DialogBody className="flex flex-col gap-4">
            {form.formError ? (
              <Callout tone="bad" role="alert">
                {form.formError}
              </Callout>
            ) : null}
            <input type="hidden" name="id" value={order.id} />
            <div className="grid gap-4 sm:grid-cols-2">
              <Field label="Carrier" error={form.errorOf("carrier")}>
                <Input
                  name="carrier"
                  value={carrier}
                  onChange={(event) => setCarrier(event.target.value)}
                  list="carriers"
                  autoComplete="off"
                  maxLength={60}
                />
              </Field>
              <Field label="Tracking number" error={form.errorOf("tracking_number")}>
                <Input
                  name="tracking_number"
                  value={number}
                  onChange={(event) => setNumber(event.target.value)}
                  autoComplete="off"
                  spellCheck={false}
                  maxLength={100}
                  className="font-mono"
                />
              </Field>
            </div>
            <datalist id="carriers">
              {carrierNames.map((name) => (
                <option key={name} value={name} />
              ))}
            </datalist>
            <p aria-live="polite" className="wrap-anywhere -mt-2 min-h-5 text-muted text-sm">
              {followed
                ? `It can be followed on ${new URL(followed).host}.`
                : carrier && number
                  ? "This carrier’s tracking page is not known here: the number is told without a link."
                  : ""}
            </p>
            <Field label="Note to the customer" error={form.errorOf("note")}>
              <Textarea name="note" rows={3} maxLength={2000} />
            </Field>
            <Field
              label="Link"
              hint="A download, a video, or whatever else the customer is to open."
              error={form.errorOf("url")}
            >
              <Input
                name="url"
                type="url"
                inputMode="url"
                placeholder="https://"
                autoComplete="off"
              />
            </Field>
          </DialogBody>
          <DialogFooter>
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="primary" loading={form.pending}>
              Complete
              <Kbd keys="mod+enter" className="max-sm:hidden" />
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
