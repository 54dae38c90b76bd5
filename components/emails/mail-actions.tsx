"use client";

import { Ban, Send } from "lucide-react";
import { useRouter } from "next/navigation";
import { startTransition } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toaster";
import type { ActionResult } from "@/lib/kernel/schemas";
import type { MailState } from "@/lib/mail/schemas";

export type Resend = (input: {
  id: string;
  evenIfItArrived: boolean;
}) => Promise<ActionResult<{ id: string }>>;
export type Cancel = (input: { id: string }) => Promise<ActionResult<unknown>>;

interface ResendButtonProps {
  mail: { id: string; state: MailState; recipient: string };
  resend: Resend;
  /** Goes to the new message when it is written. */
  follow?: boolean;
  size?: "sm" | "md";
}

/** Sends a mail once more, after asking; one that may have arrived with a warning. */
export function ResendButton({ mail, resend, follow = false, size }: ResendButtonProps) {
  const router = useRouter();
  const uncertain = mail.state === "unknown";
  const run = async () => {
    const result = await resend({ id: mail.id, evenIfItArrived: uncertain });
    if (!result.ok) throw new Error(result.error.message);
    toast.success("It is on its way once more.");
    const { id } = result.value;
    startTransition(() => (follow ? router.push(`/emails/${id}`) : router.refresh()));
  };
  return (
    <ConfirmDialog
      title="Send this e-mail again?"
      consequence={
        uncertain
          ? `Nobody knows whether the first one arrived. If it did, ${mail.recipient} gets it twice.`
          : `The same message goes to ${mail.recipient} once more.`
      }
      confirmLabel={uncertain ? "Send it all the same" : "Send again"}
      tone={uncertain ? "danger" : "default"}
      onConfirm={run}
      trigger={
        <Button size={size}>
          <Send aria-hidden />
          Send again
        </Button>
      }
    />
  );
}

/** Takes a mail back that has not gone out. */
export function CancelButton(props: { mail: { id: string; recipient: string }; cancel: Cancel }) {
  const router = useRouter();
  const { mail, cancel } = props;
  const run = async () => {
    const result = await cancel({ id: mail.id });
    if (!result.ok) throw new Error(result.error.message);
    toast.success("Canceled. It will not be sent.");
    startTransition(() => router.refresh());
  };
  return (
    <ConfirmDialog
      title="Cancel this e-mail?"
      consequence={`${mail.recipient} will not get it. It stays in the log, and can be sent again from there.`}
      confirmLabel="Cancel the e-mail"
      cancelLabel="Let it go out"
      onConfirm={run}
      trigger={
        <Button variant="danger-quiet">
          <Ban aria-hidden />
          Cancel
        </Button>
      }
    />
  );
}
