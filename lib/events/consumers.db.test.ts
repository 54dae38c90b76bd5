import { afterAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { closePool, inTransaction, query } from "@/lib/db";
import { newId } from "@/lib/kernel";
import {
  type Consumer,
  defineEvent,
  handOut,
  record,
  type ToldEvent,
  tellAll,
  tellConsumer,
} from ".";

afterAll(closePool);

const happened = defineEvent("probe.happened", {
  about: "probe",
  data: z.object({ nth: z.number() }),
  label: "Probe",
  icon: "eye",
  tone: "neutral",
  say: ({ nth }) => `Happened for the ${nth}. time`,
});
const ignored = defineEvent("probe.ignored", { ...happened });

const siteId = newId();
beforeEach(async () => {
  await query("delete from outbox returning 1");
  await query("delete from event_tellings returning 1");
});

const by = { actor: { kind: "system", label: "Test" } as const, at: new Date() };
/** Something that happens to a subject of the site. */
const happen = (id: string, nth: number, site = siteId) =>
  inTransaction((tx) => record(tx, { siteId: site, id }, happened, { nth }, by));

const nthOf = ({ data }: ToldEvent) => data.nth as number;

/** A consumer that writes down what it was told, and does `before` first for each event. */
function listener(
  name: string,
  before: (event: ToldEvent) => unknown = () => {},
  after: string[] = [],
) {
  const heard: { subject: string; nth: number }[] = [];
  const consumer: Consumer = {
    ...{ name, wants: [happened], after, lanes: 2, lanesPerSite: 1 },
    tell: async (_tx, events) => {
      const told = [];
      for (const event of events) {
        await before(event);
        told.push({ subject: event.subjectId, nth: nthOf(event) });
      }
      heard.push(...told);
    },
  };
  return { consumer, heard };
}

const waiting = (consumer: string) =>
  query<{ nth: number; attempts: number; error: string | null }>(
    `select (data->>'nth')::int as nth, attempts, last_error as error from event_tellings
     where consumer = $1 order by at, event_id`,
    [consumer],
  );

const pausesAreOver = () =>
  query("update event_tellings set due_at = now() - interval '1 second' returning 1");

test("each consumer is told once of what it wants, in rows of its own, and of nothing else", async () => {
  const [first, second] = [listener("first"), listener("second")];
  const subject = newId();
  await happen(subject, 1);
  await inTransaction((tx) => record(tx, { siteId, id: subject }, ignored, { nth: 1 }, by));
  await tellAll([first.consumer, second.consumer]);
  await tellAll([first.consumer, second.consumer]);
  expect(first.heard).toEqual([{ subject, nth: 1 }]);
  expect(second.heard).toEqual([{ subject, nth: 1 }]);
  expect(await query("select 1 from outbox union all select 1 from event_tellings")).toEqual([]);
});

test("what is rolled back is told to nobody", async () => {
  const { consumer, heard } = listener("listener");
  const failing = inTransaction(async (tx) => {
    await record(tx, { siteId, id: newId() }, happened, { nth: 1 }, by);
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  await tellAll([consumer]);
  expect(heard).toEqual([]);
});

test("a consumer that throws keeps its own events and delays nobody else's", async () => {
  const broken = listener("broken", () => {
    throw new Error("out of order");
  });
  const well = listener("well");
  for (let nth = 1; nth <= 3; nth++) await happen(newId(), nth);
  await tellAll([broken.consumer, well.consumer]);
  expect(well.heard.map(({ nth }) => nth).sort()).toEqual([1, 2, 3]);
  expect(await waiting("broken")).toEqual(
    [1, 2, 3].map((nth) => ({ nth, attempts: 1, error: "out of order" })),
  );
});

test("while one consumer hangs, the others go on being told of what happens", async () => {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const slow = listener("slow", () => held);
  const quick = listener("quick");
  await happen(newId(), 1);
  await handOut([slow.consumer, quick.consumer]);
  const hanging = tellConsumer(slow.consumer);
  await tellConsumer(quick.consumer);
  await happen(newId(), 2);
  await handOut([slow.consumer, quick.consumer]);
  await tellConsumer(quick.consumer);
  expect(quick.heard.map(({ nth }) => nth)).toEqual([1, 2]);
  expect(slow.heard).toEqual([]);
  letGo();
  await hanging;
  expect(slow.heard.map(({ nth }) => nth)).toEqual([1, 2]);
});

test("what fails keeps what follows on it in order, for that subject and that consumer alone", async () => {
  const [ill, fine] = [newId(), newId()];
  let isBroken = true;
  const picky = listener("picky", (event) => {
    if (isBroken && event.subjectId === ill && nthOf(event) === 2) throw new Error("not this");
  });
  const other = listener("other");
  for (let nth = 1; nth <= 4; nth++) {
    await happen(ill, nth);
    await happen(fine, nth);
  }
  await tellAll([picky.consumer, other.consumer]);
  const heardOf = ({ heard }: typeof picky, id: string) =>
    heard.filter(({ subject }) => subject === id).map(({ nth }) => nth);
  expect(heardOf(other, ill)).toEqual([1, 2, 3, 4]);
  expect(heardOf(picky, fine)).toEqual([1, 2, 3, 4]);
  expect(heardOf(picky, ill)).toEqual([1]);
  expect(await waiting("picky")).toEqual([
    { nth: 2, attempts: 1, error: "not this" },
    { nth: 3, attempts: 0, error: null },
    { nth: 4, attempts: 0, error: null },
  ]);
  // What comes later waits behind it too.
  await happen(ill, 5);
  await tellAll([picky.consumer, other.consumer]);
  expect(heardOf(picky, ill)).toEqual([1]);
  isBroken = false;
  await pausesAreOver();
  await tellAll([picky.consumer, other.consumer]);
  expect(heardOf(picky, ill)).toEqual([1, 2, 3, 4, 5]);
});

test("several workers tell each event once, and those of a subject in order", async () => {
  const subjects = Array.from({ length: 8 }, () => newId());
  const { consumer, heard } = listener("shared", () => new Promise(setImmediate));
  for (let nth = 1; nth <= 5; nth++) for (const id of subjects) await happen(id, nth);
  await Promise.all([1, 2, 3].map(() => tellAll([{ ...consumer, lanesPerSite: 2 }])));
  expect(heard).toHaveLength(40);
  for (const id of subjects) {
    const order = heard.filter(({ subject }) => subject === id).map(({ nth }) => nth);
    expect(order).toEqual([1, 2, 3, 4, 5]);
  }
});

test("who comes after another is told of a subject only when the other is done with it", async () => {
  const [late, free] = [newId(), newId()];
  let isBroken = true;
  const order: string[] = [];
  const first = listener("first", ({ subjectId }) => {
    if (isBroken && subjectId === late) throw new Error("not yet");
    order.push(`first ${subjectId}`);
  });
  const then = listener("then", ({ subjectId }) => order.push(`then ${subjectId}`), ["first"]);
  await happen(late, 1);
  await happen(free, 1);
  const both = [then.consumer, first.consumer];
  await tellAll(both);
  expect(order).toEqual([`first ${free}`, `then ${free}`]);
  isBroken = false;
  await pausesAreOver();
  await tellAll(both);
  expect(order.slice(2)).toEqual([`first ${late}`, `then ${late}`]);
});

test("one event passes another site's long queue", async () => {
  const long = newId();
  await query(
    `insert into outbox (id, site_id, topic, subject_id, type, data)
     select gen_random_uuid(), $1, 'probe', gen_random_uuid(), 'probe.happened', '{"nth": 0}'
     from generate_series(1, 600) returning 1`,
    [long],
  );
  await happen(newId(), 1);
  const { consumer, heard } = listener("fair");
  await tellAll([consumer]);
  expect(heard).toHaveLength(601);
  expect(heard.findIndex(({ nth }) => nth === 1)).toBeLessThan(200);
});
