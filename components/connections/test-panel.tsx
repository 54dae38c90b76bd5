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
import { LinkButton } from "@/components/ui/link-button";
import { Progress } from "@/components/ui/progress";
import { toast } from "@/components/ui/toaster";
import { orderList } from "@/lib/orders/browser";
import { SampleRow } from "./sample-row";
import { type SampleProgress, type SendTest, useTestRun } from "./use-test-run";

interface TestPanelProps {
  siteId: string;
  siteSlug: string;
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

const testOrders = (siteSlug: string) =>
  orderList.href({ ...orderList.plain, site: [siteSlug], test: "only" });

function Summary({ samples, siteSlug }: { samples: readonly SampleProgress[]; siteSlug: string }) {
  const over = samples.filter(isOver).length;
  const understood = samples.filter(isUnderstood).length;
  if (over < samples.length && !samples.some(({ step }) => step === "failed")) return null;
  if (understood === samples.length) {
    return (
      <Callout
        tone="good"
        role="status"
        title="The whole way works"
        actions={
          <LinkButton href={testOrders(siteSlug)} size="sm">
            See the test orders
          </LinkButton>
        }
      >
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
export function TestPanel({ name, siteSlug, labels, variant, ...run }: TestPanelProps) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const { samples, running, start, stop, reset } = useTestRun({ ...run, count: labels.length });
  const over = samples.filter(isOver).length;
  const started = running || over > 0;
  const change = (next: boolean) => {
    setOpen(next);
    // What was said before would lie over the buttons on a phone.
    if (next) return void toast.dismiss();
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
        {started ? (
          <div className="flex flex-col gap-3 border-line border-b px-5 pb-4">
            <Progress
              label={running ? "Sending samples" : "Samples sent"}
              value={over}
              max={labels.length}
              detail={`${over} of ${labels.length}`}
            />
            {running ? null : <Summary samples={samples} siteSlug={siteSlug} />}
          </div>
        ) : null}
        <DialogBody className="flex flex-col gap-3">
          {started ? null : (
            <Callout tone="neutral">
              They become test orders: marked as such everywhere, and left out of all figures.
              Nobody is charged.
            </Callout>
          )}
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
          {running ? <Button onClick={stop}>Stop</Button> : null}
          {started && !running ? <Button onClick={() => void start()}>Send again</Button> : null}
          <DialogClose asChild>
            <Button variant={started && !running ? "primary" : "secondary"}>
              {started && !running ? "Done" : "Close"}
            </Button>
          </DialogClose>
          {started ? null : (
            <Button variant="primary" onClick={() => void start()}>
              Send {labels.length} samples
            </Button>
          )}
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
