"use client";

import { Circle, CircleCheck, CircleX, Clock3, Loader, TriangleAlert } from "lucide-react";
import { useEffect, useRef } from "react";
import { TextLink } from "@/components/ui/text-link";
import type { SampleProgress } from "./use-test-run";

const looks = {
  waiting: { Icon: Circle, ink: "text-faint", word: "Not sent yet" },
  sending: { Icon: Loader, ink: "text-accent-ink animate-spin", word: "Sending" },
  answered: { Icon: Loader, ink: "text-accent-ink animate-spin", word: "Working it through" },
  settled: { Icon: CircleCheck, ink: "text-good-ink", word: "Done" },
  quarantined: { Icon: TriangleAlert, ink: "text-warn-ink", word: "In quarantine" },
  late: { Icon: Clock3, ink: "text-muted", word: "Still waiting" },
  failed: { Icon: CircleX, ink: "text-bad-ink", word: "Failed" },
};

const lookOf = (progress: SampleProgress) =>
  progress.step === "settled" && progress.outcome.state === "quarantined"
    ? looks.quarantined
    : looks[progress.step];

/** What there is to say about a sample, step by step. */
function Words({ progress }: { progress: SampleProgress }) {
  switch (progress.step) {
    case "waiting":
      return null;
    case "sending":
      return <>Sending …</>;
    case "answered":
      return <>Answered {progress.result.status}, working it through …</>;
    case "failed":
      return <span className="text-bad-ink">{progress.message}</span>;
    case "late":
      return (
        <>
          Answered {progress.result.status} and stored. The worker has not come to it yet:{" "}
          <TextLink href={`/deliveries/${progress.result.deliveryId}`}>see the delivery</TextLink>
        </>
      );
    case "settled": {
      const { result, outcome } = progress;
      const understood = outcome.state === "processed";
      return (
        <>
          Answered {result.status} · {understood ? outcome.outcome : outcome.reason}{" "}
          {outcome.orderId ? (
            <TextLink href={`/orders/${outcome.orderId}`} className="whitespace-nowrap">
              Open the order
            </TextLink>
          ) : (
            <TextLink href={`/deliveries/${outcome.id}`}>See the delivery</TextLink>
          )}
        </>
      );
    }
  }
}

/** One sample of a test: what it is and how far it has come. */
export function SampleRow({ label, progress }: { label: string; progress: SampleProgress }) {
  const { Icon, ink, word } = lookOf(progress);
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    // A long list moves along with what is being sent.
    if (progress.step === "sending") row.current?.scrollIntoView({ block: "nearest" });
  }, [progress.step]);
  return (
    <li ref={row} className="flex items-start gap-2.5 py-2 text-sm">
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${ink}`} />
      <div className="min-w-0 flex-1">
        <p className={progress.step === "waiting" ? "text-muted" : "font-medium"}>
          {label}
          <span className="sr-only"> ({word})</span>
        </p>
        <p className="text-pretty text-muted empty:hidden">
          <Words progress={progress} />
        </p>
      </div>
    </li>
  );
}
