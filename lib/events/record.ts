import { afterCommit, channels, notifySoon, type Queryable, type Transaction } from "@/lib/db";
import { type Actor, newId } from "@/lib/kernel";
import type { EventData, EventDefinition } from "./define-event";

/** The columns of who did it, as events and notes keep them. */
export function actorColumns(actor: Actor): { kind: string; id: string | null; label: string } {
  if (actor.kind === "nobody") return { kind: "nobody", id: null, label: "Nobody" };
  return { kind: actor.kind, id: "id" in actor ? actor.id : null, label: actor.label };
}

export interface Subject {
  siteId: string;
  /** The UUID of what the event is about. */
  id: string;
}

/** Who does something, and when. `quiet` tells nobody else: for what lies in the past. */
export interface By {
  actor: Actor;
  at: Date;
  quiet?: boolean;
}

export interface Happening<Event extends EventDefinition = EventDefinition> {
  subject: Subject;
  event: Event;
  data: EventData<Event>;
  by: By;
}

/** A happening that fits its definition, as one of many of different kinds. */
export const happening = <Event extends EventDefinition>(
  subject: Subject,
  event: Event,
  data: EventData<Event>,
  by: By,
): Happening => ({ subject, event, data, by });

/** The timelines, by what they are of; what happens to anything else is only told. */
const timelines: Record<string, { table: string; subject: string }> = {
  order: { table: "order_events", subject: "order_id" },
  confirmation: { table: "confirmation_events", subject: "confirmation_id" },
};

const columns = `id uuid, about text, subject uuid, type text, at timestamptz, kind text,
  actor text, label text, data jsonb, told boolean`;

const intoTimeline = (about: string, { table, subject }: { table: string; subject: string }) =>
  `insert into ${table} (id, site_id, ${subject}, type, at, actor_kind, actor_id, actor_label, data)
   select id, $2::uuid, subject, type, at, kind, actor, label, data from r where about = '${about}'`;

const intoOutbox = `insert into outbox (id, site_id, topic, subject_id, type, data)
  select id, $2::uuid, about, subject, type, data from r where told`;

function rowOf({ subject, event, data, by }: Happening) {
  const { kind, id: actor, label } = actorColumns(by.actor);
  const { about, type } = event;
  const what = { about, type, data, at: by.at, told: by.quiet !== true };
  return { id: newId(), subject: subject.id, kind, actor, label, ...what };
}

/**
 * Appends to the timelines of what the happenings are about, and notes them for those who are told of
 * events, in one statement for each site. Belongs in the transaction of the change that they tell of: all is there or
 * nothing is. The worker is woken after the commit.
 */
export async function recordMany(tx: Queryable, happenings: readonly Happening[]): Promise<void> {
  for (const [siteId, ofSite] of Map.groupBy(happenings, ({ subject }) => subject.siteId)) {
    await recordAt(tx, siteId, ofSite.map(rowOf));
  }
}

async function recordAt(tx: Queryable, siteId: string, rows: ReturnType<typeof rowOf>[]) {
  const steps = [...new Set(rows.map(({ about }) => about))].flatMap((about) => {
    const timeline = Object.hasOwn(timelines, about) ? timelines[about] : undefined;
    return timeline ? [intoTimeline(about, timeline)] : [];
  });
  const isTold = rows.some(({ told }) => told);
  if (isTold) steps.push(intoOutbox);
  const last = steps.pop();
  if (last === undefined) return;
  const before = steps.map((step, at) => `, step_${at} as (${step})`).join("");
  await tx.query(
    `with r as materialized (select * from json_to_recordset($1::json) as r(${columns}))${before} ${last}`,
    [JSON.stringify(rows), siteId],
  );
  if (isTold) afterCommit(tx as Transaction, () => notifySoon(channels.outbox, siteId));
}

/** Records one event: see `recordMany`. */
export const record = <Event extends EventDefinition>(
  tx: Queryable,
  subject: Subject,
  event: Event,
  data: EventData<Event>,
  by: By,
): Promise<void> => recordMany(tx, [happening(subject, event, data, by)]);
