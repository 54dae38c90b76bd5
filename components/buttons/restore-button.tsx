"use client";

import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toaster";
import type { ActionResult } from "@/lib/kernel/schemas";

interface RestoreButtonProps {
  buttonId: string;
  restore: (input: { buttonId: string }) => Promise<ActionResult<void>>;
}

export function RestoreButton({ buttonId, restore }: RestoreButtonProps) {
  const [pending, start] = useTransition();
  const run = () =>
    start(async () => {
      const result = await restore({ buttonId }).catch(() => undefined);
      if (!result?.ok) toast.error(result?.error.message ?? "Onetill could not be reached.");
    });
  return (
    <Button size="sm" loading={pending} onClick={run}>
      Restore
    </Button>
  );
}
