"use client";

import { useRouter } from "next/navigation";
import { useEffect, useTransition } from "react";
import { Card, CardBody } from "@/components/ui/card";
import { Progress } from "@/components/ui/progress";
import type { ImportState } from "@/lib/imports/schemas";
import { countText } from "./count-text";

interface ImportProgressProps {
  state: ImportState;
  done: number;
  rows: number | null;
}

const lookEveryMs = 1000;

/** How far the worker has come; the page looks again every second as long as it is in sight. */
export function ImportProgress({ state, done, rows }: ImportProgressProps) {
  const router = useRouter();
  const [looking, startLooking] = useTransition();
  useEffect(() => {
    // Not before the last look has come back: on a slow line none of them ever would.
    if (looking) return;
    const timer = setInterval(() => {
      if (!document.hidden) startLooking(() => router.refresh());
    }, lookEveryMs);
    return () => clearInterval(timer);
  }, [looking, router]);
  return (
    <Card aria-label="Progress">
      <CardBody>
        <Progress
          label={state === "checking" ? "Comparing the file with what is here" : "Adding orders"}
          value={rows ? done : undefined}
          max={Math.max(1, rows ?? 1)}
          detail={
            rows
              ? `${done.toLocaleString("en")} of ${countText(rows, "row")}. You can leave this page; it goes on.`
              : "You can leave this page; it goes on."
          }
        />
      </CardBody>
    </Card>
  );
}
