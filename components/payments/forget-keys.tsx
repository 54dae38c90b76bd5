"use client";

import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toaster";
import type { ActionResult } from "@/lib/kernel/schemas";

interface ForgetKeysProps {
  siteId: string;
  action: (input: { siteId: string }) => Promise<ActionResult<void>>;
}

export function ForgetKeys({ siteId, action }: ForgetKeysProps) {
  const forget = async () => {
    const result = await action({ siteId });
    if (!result.ok) throw new Error(result.error.message);
    toast.success("The keys are forgotten");
  };
  return (
    <ConfirmDialog
      title="Forget this site’s Stripe keys?"
      consequence="Cards are then taken with the installation’s keys, or not at all. Requests whose card was kept with this account can be declined, not charged."
      confirmLabel="Forget keys"
      onConfirm={forget}
      trigger={<Button variant="danger-quiet">Forget keys</Button>}
    />
  );
}
