import {
  afterCommit,
  channels,
  inTransaction,
  isInfrastructureFault,
  notifySoon,
  query,
  readClock,
} from "@/lib/db";
import {
  findConnectedSites,
  type JudgedConnection,
  judgeConnections,
  platformName,
} from "@/lib/platforms";
import type { Draft } from "./draft";
import { forEachApart } from "./for-each-apart";
import { writeNotices } from "./write-notices";

type Trouble = "failing" | "silent";

interface Alarm {
  connectionId: string;
  state: Trouble;
  since: Date;
}

const troubleOf = ({ health }: JudgedConnection): Trouble | null =>
  health.state === "failing" || health.state === "silent" ? health.state : null;

/** A refusal is told once a day at most: whoever knows the address can bring one about. */
const keyOf = (connectionId: string, state: Trouble, since: Date) =>
  `connection:${connectionId}:${state}:${since.toISOString().slice(0, state === "failing" ? 10 : 24)}`;

const shared = ({ id, siteId, siteSlug, platform }: JudgedConnection) => ({
  siteId,
  kind: "connection_trouble" as const,
  href: `/sites/${encodeURIComponent(siteSlug)}/connections/${platform}`,
  name: platformName(platform),
  id,
});

function draftOfTrouble(connection: JudgedConnection, state: Trouble, since: Date): Draft {
  const { name, id, ...rest } = shared(connection);
  const { siteName, health } = connection;
  const common = { ...rest, dedupeKey: keyOf(id, state, since) };
  if (state === "failing") {
    return {
      ...common,
      title: `${name} is refused on ${siteName}`,
      body: `${health.advice} Orders are missed until this is mended: compare the secret with the one at ${name}.`,
    };
  }
  return {
    ...common,
    title: `${name} has gone quiet on ${siteName}`,
    body: `${health.advice} If nothing was sold, all is well.`,
  };
}

/** Tells of trouble that is new. Of two workers, one finds the row as it was and tells. */
async function raise(connection: JudgedConnection, state: Trouble, since: Date, now: Date) {
  await inTransaction(async (tx) => {
    const { rowCount } = await tx.query(
      `insert into connection_alarms (connection_id, site_id, state, since)
       select c.id, c.site_id, $2, $3 from connections c where c.site_id = $4 and c.id = $1
       on conflict (site_id, connection_id) do update set state = excluded.state, since = excluded.since
         where connection_alarms.state <> excluded.state`,
      [connection.id, state, since, connection.siteId],
    );
    if (rowCount === 1) await writeNotices(tx, [draftOfTrouble(connection, state, since)], now);
  });
}

/** Ends an alarm: the notice of it counts as read, and a quiet one says that all is well. */
async function clear(connection: JudgedConnection, alarm: Alarm, now: Date) {
  await inTransaction(async (tx) => {
    const { rowCount } = await tx.query(
      "delete from connection_alarms where site_id = $1 and connection_id = $2 and state = $3",
      [connection.siteId, connection.id, alarm.state],
    );
    if (rowCount !== 1) return;
    const key = keyOf(connection.id, alarm.state, alarm.since);
    const { rows } = await tx.query<{ userId: string }>(
      `update notices set read_at = $3 where site_id = $1 and dedupe_key = $2 and read_at is null
       returning user_id as "userId"`,
      [connection.siteId, key, now],
    );
    afterCommit(tx, () => {
      for (const { userId } of rows) notifySoon(channels.notices, userId);
    });
    // Without a secret it does not work again: somebody has disconnected it.
    if (!connection.hasSecret) return;
    const { name, id: _, ...rest } = shared(connection);
    const title = `${name} works again on ${connection.siteName}`;
    const body = "Deliveries arrive and are understood.";
    const over = { ...rest, title, body, dedupeKey: `${key}:over`, lowKey: true };
    await writeNotices(tx, [over], now);
  });
}

async function watch(connection: JudgedConnection, alarm: Alarm | undefined, now: Date) {
  const trouble = troubleOf(connection);
  if (trouble === null) {
    if (alarm) await clear(connection, alarm, now);
    return;
  }
  if (alarm?.state === trouble) return;
  const since = trouble === "silent" ? connection.lastRealAt : connection.lastFailureAt;
  await raise(connection, trouble, since ?? now, now);
}

/**
 * Judges the connections of all sites and tells their people, once, of each that has gone silent or
 * is refused, and of each that works again. Returns how many it looked at.
 */
export async function watchConnections(signal?: AbortSignal): Promise<number> {
  const now = (await readClock()).now();
  let seen = 0;
  let failure: { error: unknown } | undefined;
  for (const siteId of await findConnectedSites()) {
    const connections = await judgeConnections(siteId, now);
    const alarms = await query<Alarm & Record<string, unknown>>(
      `select connection_id as "connectionId", state, since from connection_alarms
       where site_id = $1`,
      [siteId],
    );
    const known = new Map(alarms.map((alarm) => [alarm.connectionId, alarm]));
    const watchOne = (connection: JudgedConnection) =>
      watch(connection, known.get(connection.id), now);
    await forEachApart(connections, watchOne, signal).catch((error: unknown) => {
      if (signal?.aborted || isInfrastructureFault(error)) throw error;
      failure ??= { error };
    });
    seen += connections.length;
  }
  await query(
    `delete from connection_alarms a
     where not exists (select from connections c where c.site_id = a.site_id and c.id = a.connection_id)`,
  );
  if (failure) throw failure.error;
  return seen;
}
