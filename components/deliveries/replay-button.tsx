"use client";

import { RotateCcw } from "lucide-react";
import { useRouter } from "next/navigation";
import { startTransition, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toaster";
import type { DeliveryOutcome, ReplayResult } from "@/lib/inbox/browser";
import type { ActionResult } from "@/lib/kernel/schemas";
import { followOutcomes, type ReadOutcomes } from "./follow-outcomes";

export type Replay = (input: { ids: string[] }) => Promise<ActionResult<ReplayResult[]>>;

interface ReplayButtonProps {
  id: string;
  replay: Replay;
  readOutcomes: ReadOutcomes;
  primary: boolean;
}

function tell({ state, outcome }: DeliveryOutcome) {
  if (state === "processed") toast.success("Replayed", { description: outcome });
  else toast.warning("Still in quarantine", { description: "It cannot be understood yet." });
}

/** Works a delivery through once more and says what came of it. */
export function ReplayButton({ id, replay, readOutcomes, primary }: ReplayButtonProps) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const abort = useRef<AbortController>(undefined);
  useEffect(() => () => abort.current?.abort(), []);

  const run = async () => {
    setBusy(true);
    const controller = new AbortController();
    abort.current = controller;
    const answer = await replay({ ids: [id] }).catch(() => undefined);
    const refusal = answer?.ok
      ? answer.value[0]?.refusal
      : (answer?.error.message ?? "Onetill could not be reached. Try again.");
    if (refusal) {
      toast.error(refusal);
    } else {
      const late = await followOutcomes([id], readOutcomes, {
        signal: controller.signal,
        onSettled: ([outcome]) => outcome && tell(outcome),
      });
      if (late.length > 0 && !controller.signal.aborted) {
        toast.info("It waits for the worker and is worked through by itself.");
      }
    }
    setBusy(false);
    startTransition(() => router.refresh());
  };

  return (
    <Button variant={primary ? "primary" : "secondary"} loading={busy} onClick={() => void run()}>
      <RotateCcw aria-hidden />
      Replay
    </Button>
  );
}
