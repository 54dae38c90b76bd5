"use client";

import { RotateCcw } from "lucide-react";
import { useRouter } from "next/navigation";
import { startTransition, useState } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toaster";
import type { ActionResult } from "@/lib/kernel/schemas";

/** Which of the held-up ones. */
export interface HeldUpName {
  site: string;
  consumer: string;
  event: string;
}
export type TryAgainAction = (name: HeldUpName) => Promise<ActionResult<void>>;

interface TryAgainProps {
  name: HeldUpName;
  /** What it is about, for those who hear the button. */
  label: string;
  tryAgain: TryAgainAction;
}

/** Has one try made at once. */
export function TryAgain({ name, label, tryAgain }: TryAgainProps) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    const answer = await tryAgain(name).catch(() => undefined);
    if (answer?.ok) toast.success("It is tried again", { description: "By the worker, at once." });
    else toast.error(answer?.error.message ?? "Onetill could not be reached. Try again.");
    setBusy(false);
    startTransition(() => router.refresh());
  };
  return (
    <Button
      variant="secondary"
      size="sm"
      loading={busy}
      aria-label={`Try again: ${label}`}
      onClick={() => void run()}
    >
      <RotateCcw aria-hidden />
      Try again
    </Button>
  );
}
