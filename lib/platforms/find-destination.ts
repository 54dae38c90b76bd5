import { query } from "@/lib/db";
import type { Destination, StillSo } from "@/lib/inbox";
import { decryptSecret, notFound, storableText } from "@/lib/kernel";
import { gather } from "@/lib/work";
import { findReader } from "./platform-readers";

/** What is kept of a connection. `sealed` is its secret as it is stored. */
interface Found {
  siteId: string;
  connection: { id: string; sealed: string | null } | null;
}

interface Address {
  platform: string;
  clientId: string;
}

async function lookUp({ platform, clientId }: Address): Promise<Found | null> {
  const [site] = await query<{ id: string }>("select id from sites where client_id = $1", [
    clientId,
  ]);
  if (!site) return null;
  const [connection] = await query<{ id: string; sealed: string | null }>(
    `select id, secret_encrypted as sealed from connections where site_id = $1 and platform = $2`,
    [site.id, platform],
  );
  return { siteId: site.id, connection: connection ?? null };
}

/** One look for all who ask for the same address meanwhile; it begins after each of them asked. */
const lookUpTogether = gather(
  ({ platform, clientId }: Address) => `${platform} ${clientId}`,
  async (asked) => {
    const found = await lookUp(asked[0] as Address);
    return asked.map(() => found);
  },
  { most: Number.POSITIVE_INFINITY },
);

/** Holds while the address still leads to this connection, and its secret is this one. */
const stillSo = `exists (select from connections c join sites s on s.id = c.site_id
  where c.site_id = $1 and c.id = $2 and s.client_id = ($3::text[])[1]
    and c.secret_encrypted = ($3::text[])[2])`;

/** How long an address is remembered, and how many are. */
const rememberedFor = 10_000; // ms
const mostRemembered = 1000;

interface Remembered {
  destination: Destination;
  stillSo: StillSo;
}

const remembered = new Map<string, Remembered>();

function remember(key: string, entry: Remembered): void {
  if (remembered.size >= mostRemembered) return;
  remembered.set(key, entry);
  const forget = () => remembered.get(key) === entry && remembered.delete(key);
  setTimeout(forget, rememberedFor).unref();
}

/**
 * The site and connection that an address names, as they are now. Throws `not_found` for unknown ones.
 */
export async function findDestination(platform: string, clientId: string): Promise<Destination> {
  const reader = findReader(platform);
  if (!reader) throw notFound("platform");
  const client = storableText(clientId);
  const found = await lookUpTogether({ platform: reader.platform, clientId: client });
  if (!found) throw notFound("client");
  const { siteId, connection } = found;
  if (!connection) return { siteId, reader, connection: null };
  const { id, sealed } = connection;
  const secret = sealed === null ? null : decryptSecret(sealed, id);
  const destination = { siteId, reader, connection: { id, secret } };
  if (sealed !== null) {
    const marks = [client, sealed];
    remember(`${reader.platform} ${client}`, { destination, stillSo: { sql: stillSo, marks } });
  }
  return destination;
}

/**
 * The same for deliveries that come one after the other: what was found within the last seconds, with the
 * condition under which it still holds. Whoever stores has the database check that in the same statement, so
 * that a new secret or a new address counts at once.
 */
export async function recallDestination(platform: string, clientId: string): Promise<Destination> {
  const slug = findReader(platform)?.platform;
  const known = slug && remembered.get(`${slug} ${storableText(clientId)}`);
  if (!known) return findDestination(platform, clientId);
  const lookAgain = () => findDestination(platform, clientId);
  return { ...known.destination, remembered: { stillSo: known.stillSo, lookAgain } };
}
