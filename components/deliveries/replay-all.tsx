"use client";

import { CircleCheck, CircleX, Clock3, Loader, RotateCcw, TriangleAlert } from "lucide-react";
import { useRouter } from "next/navigation";
import { startTransition, useState } from "react";
import { Button } from "@/components/ui/button";
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
import { Skeleton, SkeletonRegion } from "@/components/ui/skeleton";
import { TextLink } from "@/components/ui/text-link";
import type { ReadOutcomes } from "./follow-outcomes";
import type { Replay } from "./replay-button";
import {
  type HeldDelivery,
  type HeldProgress,
  type ReadHeld,
  useReplayAll,
} from "./use-replay-all";

interface ReplayAllProps {
  filter: { site: string[]; platform: string[] };
  readHeld: ReadHeld;
  replay: Replay;
  readOutcomes: ReadOutcomes;
}

const looks = {
  held: { Icon: TriangleAlert, ink: "text-warn-ink" },
  replaying: { Icon: Loader, ink: "text-accent-ink animate-spin" },
  refused: { Icon: CircleX, ink: "text-bad-ink" },
  settled: { Icon: CircleCheck, ink: "text-good-ink" },
  late: { Icon: Clock3, ink: "text-muted" },
};

const isStillHeld = (progress: HeldProgress) =>
  progress.step === "settled" && progress.outcome.state === "quarantined";

function Words({ held, progress }: { held: HeldDelivery; progress: HeldProgress }) {
  switch (progress.step) {
    case "held":
      return <>{held.why}</>;
    case "replaying":
      return <>Replaying …</>;
    case "refused":
      return <span className="text-bad-ink">{progress.message}</span>;
    case "late":
      return <>Waits for the worker and is worked through by itself</>;
    case "settled": {
      const { orderId, outcome } = progress.outcome;
      if (isStillHeld(progress)) return <>Still not understood: {held.why}</>;
      return (
        <>
          {outcome}
          {orderId ? (
            <>
              {" · "}
              <TextLink href={`/orders/${orderId}`}>Open the order</TextLink>
            </>
          ) : null}
        </>
      );
    }
  }
}

function Row({ held, progress }: { held: HeldDelivery; progress: HeldProgress }) {
  const { Icon, ink } = isStillHeld(progress) ? looks.held : looks[progress.step];
  return (
    <li className="flex items-start gap-2.5 py-2 text-sm">
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${ink}`} />
      <div className="min-w-0 flex-1">
        <p className="wrap-anywhere">
          <span className="font-medium">{held.title}</span>
          <span className="text-muted"> · {held.siteName}</span>
        </p>
        <p className="text-pretty text-muted">
          <Words held={held} progress={progress} />
        </p>
      </div>
    </li>
  );
}

function Summary({ all }: { all: readonly HeldProgress[] }) {
  const settled = all.filter(({ step }) => step === "settled");
  if (settled.length === 0 || all.some(({ step }) => step === "replaying")) return null;
  const through = settled.filter((one) => !isStillHeld(one)).length;
  const rest = all.length - through;
  return (
    <Callout tone={rest === 0 ? "good" : "warn"} role="status">
      {through === 0
        ? "None of them could be understood yet. They stay in quarantine, and nothing is lost."
        : `${through} went through.${rest > 0 ? " The others stay in quarantine, and nothing is lost." : ""}`}
    </Callout>
  );
}

/** Replays everything in quarantine and shows what becomes of each. */
export function ReplayAll(props: ReplayAllProps) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const { held, more, problem, progress, running, load, start } = useReplayAll(props);
  const all = (held ?? []).map(({ id }) => progress[id] ?? ({ step: "held" } as const));
  const over = all.filter(({ step }) => step !== "held" && step !== "replaying").length;
  const started = running || over > 0;
  const change = (next: boolean) => {
    setOpen(next);
    if (next) void load();
    else startTransition(() => router.refresh());
  };
  return (
    <Dialog open={open} onOpenChange={change}>
      <DialogTrigger asChild>
        <Button>
          <RotateCcw aria-hidden />
          Replay all quarantined
        </Button>
      </DialogTrigger>
      <DialogContent
        title="Replay all quarantined"
        description="Each is worked through once more. A delivery never makes a second order, however often it is replayed."
      >
        {started ? (
          <div className="flex flex-col gap-3 border-line border-b px-5 pb-4">
            <Progress
              label={running ? "Replaying" : "Replayed"}
              value={over}
              max={all.length}
              detail={`${over} of ${all.length}`}
            />
            <Summary all={all} />
          </div>
        ) : null}
        <DialogBody className="flex flex-col gap-3">
          {problem ? (
            <Callout tone="bad" role="alert">
              {problem}
            </Callout>
          ) : null}
          {more ? (
            <Callout tone="neutral">
              These are the newest {held?.length}. Do it again for those before them.
            </Callout>
          ) : null}
          {held ? (
            <ul aria-label="Deliveries in quarantine" className="divide-y divide-line">
              {held.map((one) => (
                <Row key={one.id} held={one} progress={progress[one.id] ?? { step: "held" }} />
              ))}
              {held.length === 0 ? (
                <li className="py-2 text-muted text-sm">Nothing is in quarantine any more.</li>
              ) : null}
            </ul>
          ) : problem ? null : (
            <SkeletonRegion className="flex flex-col gap-3 py-2">
              <Skeleton className="w-2/3" />
              <Skeleton className="w-1/2" />
              <Skeleton className="w-3/5" />
            </SkeletonRegion>
          )}
        </DialogBody>
        <DialogFooter>
          <DialogClose asChild>
            <Button variant={started && !running ? "primary" : "secondary"}>Close</Button>
          </DialogClose>
          {started && !running ? null : (
            <Button
              variant="primary"
              loading={running}
              disabled={!held || held.length === 0}
              onClick={() => void start()}
            >
              Replay {held?.length || "all"}
            </Button>
          )}
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
