"use client";

import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toaster";
import { type ConfirmationPageActions, insist } from "./page-actions";

interface SettleButtonProps {
  id: string;
  settle: ConfirmationPageActions["settle"];
}

/** Takes the confirmation off those that need a look, once somebody has looked. */
export function SettleButton({ id, settle }: SettleButtonProps) {
  const [pending, startTransition] = useTransition();
  const run = () =>
    startTransition(async () => {
      try {
        await insist(settle({ id }));
        toast.success("Settled. What was the matter stays on the timeline.");
        document.getElementById("main")?.focus({ preventScroll: true });
      } catch (error) {
        toast.error((error as Error).message);
      }
    });
  return (
    <Button size="sm" loading={pending} onClick={run}>
      Looked at, it is settled
    </Button>
  );
}
