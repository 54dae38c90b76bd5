import Link from "next/link";
import { Badge, type Tone } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time-text";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { RunLine } from "@/lib/replies";

const states: Record<RunLine["state"], { label: string; tone: Tone }> = {
  planned: { label: "Waiting", tone: "info" },
  queued: { label: "On its way", tone: "info" },
  skipped: { label: "Skipped", tone: "neutral" },
  canceled: { label: "Called off", tone: "neutral" },
};

const mailStates: Record<string, { label: string; tone: Tone }> = {
  sent: { label: "Sent", tone: "good" },
  kept: { label: "Sent", tone: "good" },
  failed: { label: "Failed", tone: "bad" },
  unknown: { label: "May have arrived", tone: "warn" },
};

const lookOf = (run: RunLine) =>
  (run.mailState ? mailStates[run.mailState] : undefined) ?? states[run.state];

function Subject({ run }: { run: RunLine }) {
  if (run.orderId && run.reference) {
    return (
      <Link href={`/orders/${run.orderId}`} className="font-medium font-mono hover:underline">
        {run.reference}
      </Link>
    );
  }
  if (run.confirmationId) {
    return (
      <Link
        href={`/confirmations/${run.confirmationId}`}
        className="font-medium font-mono hover:underline"
      >
        {run.code}
      </Link>
    );
  }
  return <span className="text-muted">Gone</span>;
}

/** A rule's newest answers, and why some were not sent. */
export function RunList({ runs, zone }: { runs: RunLine[]; zone: string }) {
  return (
    <ul aria-label="Recent answers">
      {runs.map((run) => {
        const { label, tone } = lookOf(run);
        return (
          <li
            key={run.id}
            className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-b px-4 py-2.5 text-sm last:border-b-0"
          >
            <Badge tone={tone}>{label}</Badge>
            <Subject run={run} />
            <span className="wrap-anywhere min-w-32 flex-1 text-muted">
              {run.who}
              {run.state === "planned" ? (
                <>
                  {" "}
                  · due <Time value={run.dueAt} zone={zone} format="compact" />
                </>
              ) : null}
              {run.reason ? <> · {run.reason}</> : null}
            </span>
            {run.mailId ? <TextLink href={`/emails/${run.mailId}`}>Mail</TextLink> : null}
            <RelativeTime value={run.createdAt} zone={zone} className="text-muted text-xs" />
          </li>
        );
      })}
    </ul>
  );
}
