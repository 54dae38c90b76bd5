"use client";

import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { ActionResult } from "@/lib/kernel/schemas";

interface EndAllSessionsProps {
  action: (input: Record<string, never>) => Promise<ActionResult<void>>;
}

export function EndAllSessions({ action }: EndAllSessionsProps) {
  const end = async () => {
    const result = await action({});
    if (!result.ok) throw new Error(result.error.message);
    window.location.assign("/sign-in");
  };
  return (
    <ConfirmDialog
      title="Sign out everywhere?"
      consequence="Every browser and device is signed out, this one too. Your password stays as it is."
      confirmLabel="Sign out everywhere"
      onConfirm={end}
      trigger={<Button variant="danger-quiet">Sign out everywhere</Button>}
    />
  );
}
