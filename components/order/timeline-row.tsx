import type { Tone } from "@/components/ui/badge";
import { cn } from "@/components/ui/class-names";
import { RelativeTime } from "@/components/ui/relative-time-text";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { eventLook } from "./event-look";
import { LongText } from "./long-text";
import type { OrderPageActions } from "./order-page-actions";
import { RestoreNote } from "./restore-note";
import type { TimelineEntry } from "./timeline-entries";

const chips: Record<Tone, string> = {
  neutral: "bg-idle-soft text-idle-ink",
  good: "bg-good-soft text-good-ink",
  info: "bg-info-soft text-info-ink",
  warn: "bg-warn-soft text-warn-ink",
  bad: "bg-bad-soft text-bad-ink",
  note: "bg-note-soft text-note-ink",
  outline: "border border-line-strong text-muted",
};

const times = (count: number) => (count === 1 ? "once more" : `${count} more times`);

interface TimelineRowProps {
  orderId: string;
  entry: TimelineEntry;
  zone: string;
  restoreNote?: OrderPageActions["restoreNote"];
}

/** One event: what happened, who did it, when, and where to look further. */
export function TimelineRow({ orderId, entry, zone, restoreNote }: TimelineRowProps) {
  const { Icon, tone } = eventLook(entry.look);
  return (
    <li className="group/event relative flex gap-3 pb-4 last:pb-0">
      <span
        aria-hidden
        className="absolute top-7 bottom-0 left-3 w-px -translate-x-1/2 bg-line group-last/event:hidden"
      />
      <span
        aria-hidden
        className={cn("grid size-6 shrink-0 place-items-center rounded-full", chips[tone])}
      >
        <Icon className="size-3.5" />
      </span>
      <div className="min-w-0 flex-1 pt-0.5">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <LongText
            text={entry.sentence}
            what="event"
            className={cn(
              "flex-1 basis-48",
              entry.type === "delivery" ? "text-muted" : "font-medium",
            )}
          />
          <Time value={entry.at} zone={zone} className="text-muted text-xs max-sm:hidden" />
        </div>
        <p className="flex flex-wrap gap-x-1.5 text-muted text-xs [&>*+*]:before:mr-1.5 [&>*+*]:before:content-['·']">
          <bdi className="wrap-anywhere line-clamp-2 min-w-0">{entry.actor}</bdi>
          <Time value={entry.at} zone={zone} className="sm:hidden" />
          <RelativeTime value={entry.at} zone={zone} besideDate />
          {entry.delivery?.repeats ? <span>sent {times(entry.delivery.repeats)}</span> : null}
          {entry.delivery ? (
            <span>
              <TextLink href={`/deliveries/${entry.delivery.id}`}>Delivery</TextLink>
            </span>
          ) : null}
          {entry.noteHref && !entry.excerpt ? (
            <span>
              <TextLink href={entry.noteHref}>Note</TextLink>
            </span>
          ) : null}
          {entry.link ? (
            <span>
              <TextLink href={entry.link.href}>{entry.link.label}</TextLink>
            </span>
          ) : null}
          {entry.restorableNote && restoreNote ? (
            <span>
              <RestoreNote
                orderId={orderId}
                noteId={entry.restorableNote}
                restoreNote={restoreNote}
              />
            </span>
          ) : null}
        </p>
        {entry.excerpt ? (
          <p
            dir="auto"
            className="wrap-anywhere mt-1.5 line-clamp-2 rounded-md border border-line bg-sunken px-2.5 py-1.5 text-sm"
          >
            {entry.excerpt}
          </p>
        ) : null}
      </div>
    </li>
  );
}
