import type { OrderDelivery } from "@/lib/inbox";
import { truncateText } from "@/lib/kernel/schemas";
import type { Note } from "@/lib/orders";
import type { ApiEvent } from "@/lib/orders/schemas";
import { type EventLook, lookOfEvent } from "@/lib/timeline";

/** One line of an order's timeline. */
export interface TimelineEntry {
  id: string;
  /** The event's type, or `delivery`. */
  type: string;
  look?: Pick<EventLook, "icon" | "tone"> | undefined;
  at: string;
  actor: string;
  sentence: string;
  /** The beginning of the note that this is about. */
  excerpt?: string;
  /** The anchor of the note on this page. */
  noteHref?: string;
  /** A note that is away and can be brought back from here. */
  restorableNote?: string;
  delivery?: { id: string; repeats: number };
  /** Where to look further. */
  link?: { href: string; label: string };
}

interface Sources {
  /** Oldest first, as are the deliveries. */
  events: readonly ApiEvent[];
  deliveries: readonly OrderDelivery[];
  notes: readonly Note[];
  platformName: (slug: string) => string;
  /** The shown id of the delivery that made the order. */
  firstDelivery: string | null;
  /** Whether this person may look at what was mailed. */
  mayReadMails?: boolean;
}

const actorOf = ({ kind, label }: ApiEvent["actor"]) =>
  kind === "api_key" ? `API key ${label}` : label;

function ofDelivery(delivery: OrderDelivery, platformName: Sources["platformName"]) {
  const what = delivery.eventType ? `Delivery “${delivery.eventType}”` : "Delivery";
  return {
    id: delivery.id,
    type: "delivery",
    look: { icon: "webhook", tone: "neutral" } as const,
    at: delivery.receivedAt.toISOString(),
    actor: platformName(delivery.platform),
    sentence: delivery.outcome ? `${what}: ${delivery.outcome}` : what,
    delivery: { id: delivery.id, repeats: delivery.repeats },
  };
}

/** What the timeline adds to an event about a note: its beginning, the way to it, the way back. */
function aboutNote(event: ApiEvent, { events, notes }: Sources): Partial<TimelineEntry> {
  const id = event.data.note_id;
  if (typeof id !== "string") return {};
  const note = notes.find((candidate) => candidate.id === id);
  if (note) {
    const excerpt = event.type === "note.added" ? truncateText(note.body, 160) : undefined;
    return { noteHref: `#${id}`, excerpt };
  }
  const newest = events.findLast((candidate) => candidate.data.note_id === id);
  return newest === event && event.type === "note.deleted" ? { restorableNote: id } : {};
}

const mailOf = ({ type, data }: ApiEvent): string | undefined =>
  type.startsWith("mail.") && typeof data.mail_id === "string" ? data.mail_id : undefined;

/** One row for each mail, where it stands now: what it was before is in its own page. */
const isNewestOfMail = (event: ApiEvent, newest: ReadonlyMap<string, ApiEvent>): boolean => {
  const mail = mailOf(event);
  return mail === undefined || newest.get(mail) === event;
};

function aboutMail(event: ApiEvent, { mayReadMails }: Sources): Partial<TimelineEntry> {
  const mail = mailOf(event);
  return mail && mayReadMails ? { link: { href: `/emails/${mail}`, label: "E-mail" } } : {};
}

/** Events, notes and deliveries in the one line, newest first. */
export function timelineEntries(sources: Sources): TimelineEntry[] {
  const { events, deliveries, platformName, firstDelivery } = sources;
  const first = deliveries.find((delivery) => delivery.id === firstDelivery);
  const others = deliveries.filter((delivery) => delivery !== first);
  const entries: TimelineEntry[] = [];
  const mails = new Map(
    events.flatMap((event) => {
      const mail = mailOf(event);
      return mail === undefined ? [] : [[mail, event] as const];
    }),
  );
  let next = 0;
  for (const event of events) {
    if (!isNewestOfMail(event, mails)) continue;
    // Events keep their own order; a delivery stands before what it brought about.
    for (let other = others[next]; other; other = others[++next]) {
      if (other.receivedAt.toISOString() > event.at) break;
      entries.push(ofDelivery(other, platformName));
    }
    const made = event.type === "order.received" ? first : undefined;
    entries.push({
      id: event.id,
      type: event.type,
      look: lookOfEvent("order", event.type),
      at: event.at,
      actor: actorOf(event.actor),
      sentence: event.summary,
      ...(made ? { delivery: { id: made.id, repeats: made.repeats } } : {}),
      ...aboutNote(event, sources),
      ...aboutMail(event, sources),
    });
  }
  entries.push(...others.slice(next).map((other) => ofDelivery(other, platformName)));
  return entries.reverse();
}
