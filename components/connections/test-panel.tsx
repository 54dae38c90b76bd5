"use client";

import { Send } from "lucide-react";
import { useRouter } from "next/navigation";
import { startTransition, useState } from "react";
import type { ReadOutcomes } from "@/components/deliveries/follow-outcomes";
import { Button, type ButtonProps } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import {
  Dialog,
  DialogBody,
  DialogClose,
  DialogContent,
  DialogFooter,
  DialogTrigger,
} from "@/components/ui/dialog";
import { Progress } from "@/components/ui/progress";
import { SampleRow } from "./sample-row";
import { type SampleProgress, type SendTest, useTestRun } from "./use-test-run";

interface TestPanelProps {
  siteId: string;
  platform: string;
  name: string;
  /** What each sample is, in the order in which they are sent. */
  labels: readonly string[];
  send: SendTest;
  readOutcomes: ReadOutcomes;
  variant?: ButtonProps["variant"];
}

const isOver = ({ step }: SampleProgress) => ["settled", "late", "failed"].includes(step);
const isUnderstood = (one: SampleProgress) =>
  one.step === "settled" && one.outcome.state === "processed";

function Summary({ samples }: { samples: readonly SampleProgress[] }) {
  const over = samples.filter(isOver).length;
  const understood = samples.filter(isUnderstood).length;
  if (over < samples.length && !samples.some(({ step }) => step === "failed")) return null;
  if (understood === samples.length) {
    return (
      <Callout tone="good" role="status" title="The whole way works">
        All {samples.length} were taken and understood. Real payments come the same way.
      </Callout>
    );
  }
  return (
    <Callout tone="warn" role="status" title={`${understood} of ${samples.length} went through`}>
      What became of the others stands beside each of them.
    </Callout>
  );
}

/** Sends every sample of a platform to our own webhook address and shows what becomes of each. */
export function TestPanel({ name, labels, variant, ...run }: TestPanelProps) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const { samples, running, start, stop, reset } = useTestRun({ ...run, count: labels.length });
  const over = samples.filter(isOver).length;
  const started = running || over > 0;
  const change = (next: boolean) => {
    setOpen(next);
    if (next) return;
    reset();
    // What the page says about the connection is older than the test.
    startTransition(() => router.refresh());
  };
  return (
    <Dialog open={open} onOpenChange={change}>
      <DialogTrigger asChild>
        <Button variant={variant}>
          <Send aria-hidden />
          Send a test
        </Button>
      </DialogTrigger>
      <DialogContent
        title={`Test ${name}`}
        description={`Onetill posts a correctly signed sample of everything that ${name} can send to your own webhook address.`}
      >
        <DialogBody className="flex flex-col gap-4">
          {started ? (
            <Progress
              label={running ? "Sending samples" : "Samples sent"}
              value={over}
              max={labels.length}
              detail={`${over} of ${labels.length}`}
            />
          ) : (
            <Callout tone="neutral">
              They become test orders: marked as such everywhere, and left out of all figures.
              Nobody is charged.
            </Callout>
          )}
          {running ? null : <Summary samples={samples} />}
          <ul aria-label="Samples" className="divide-y divide-line">
            {labels.map((label, index) => (
              <SampleRow
                key={label}
                label={label}
                progress={samples[index] ?? { step: "waiting" }}
              />
            ))}
          </ul>
        </DialogBody>
        <DialogFooter>
          <DialogClose asChild>
            <Button>Close</Button>
          </DialogClose>
          {running ? (
            <Button onClick={stop}>Stop</Button>
          ) : (
            <Button variant="primary" onClick={() => void start()}>
              {started ? "Send again" : `Send ${labels.length} samples`}
            </Button>
          )}
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
