"use client";

import { useOptimistic, useTransition } from "react";
import { MailContent } from "@/components/mailbox/mail-content";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Switch } from "@/components/ui/switch";
import { toast } from "@/components/ui/toaster";
import type { ActionResult } from "@/lib/kernel/browser";

interface ShippedMailProps {
  siteId: string;
  isOn: boolean;
  /** The mail as a buyer gets it. */
  preview: { subject: string; html: string; text: string };
  tellShipped: (input: { siteId: string; isOn: boolean }) => Promise<ActionResult<void>>;
}

/** Whether buyers on platforms are told that their order was sent, and what they are told. */
export function ShippedMail({ siteId, isOn, preview, tellShipped }: ShippedMailProps) {
  const [on, setOn] = useOptimistic(isOn);
  const [, startTransition] = useTransition();
  const change = (next: boolean) =>
    startTransition(async () => {
      setOn(next);
      const result = await tellShipped({ siteId, isOn: next }).catch(() => undefined);
      if (result?.ok) toast.success(next ? "Customers are told" : "Customers are not told");
      else toast.error(result?.error.message ?? "Onetill could not be reached. Try again.");
    });
  return (
    <Card aria-labelledby="shipped-title">
      <CardHeader
        titleId="shipped-title"
        title="When an order is sent"
        description="Customers of your own store are always told. Those on Ko-fi and other platforms get a mail only if you say so: the platform may write to them as well."
      />
      <CardBody className="flex flex-col gap-4">
        <Switch
          label="Mail customers of platforms when their order is completed, with how to follow it"
          checked={on}
          onChange={(event) => change(event.target.checked)}
        />
        <p className="text-muted text-sm">
          One mail an order, half a minute after it is completed: Undo calls it off. Tests and
          whoever has unsubscribed get none.
        </p>
        <details>
          <summary className="w-fit cursor-pointer rounded-sm font-medium text-sm">
            What they get
          </summary>
          <div className="mt-3 flex flex-col gap-3">
            <p className="wrap-anywhere text-sm">
              <span className="text-muted">Subject: </span>
              <span className="font-medium">{preview.subject}</span>
            </p>
            <MailContent {...preview} preview />
          </div>
        </details>
      </CardBody>
    </Card>
  );
}
