import { lockNames, query } from "@/lib/db";
import type { Reader } from "@/lib/inbox";
import { log } from "@/lib/kernel";
import type { PlatformAdapter, Report } from "./adapter";
import { applyReports, locksOf } from "./apply-reports";
import { lookUpPlatform, platforms } from "./registry";
import type { Source } from "./source";

/** Remembers why the last delivery was refused, for the creator; at most once a second and reason. */
async function noteRefusal(
  { siteId, id }: { siteId: string; id: string },
  reason: string,
): Promise<void> {
  await query(
    `update connections set last_failure_at = onetill_now(), last_failure_reason = $2
     where site_id = $3 and id = $1 and (last_failure_at is null or last_failure_reason is distinct from $2
       or last_failure_at < onetill_now() - interval '1 second')`,
    [id, reason, siteId],
  ).catch((error: unknown) => log.warn("a refusal was not recorded", { error }));
}

/** What the inbox has to know about a platform. */
const readerOf = (adapter: PlatformAdapter): Reader<Report[]> => ({
  platform: adapter.slug,
  prove: (delivery, secret) => adapter.prove(delivery, secret),
  noteRefusal,
  read: ({ body, deliveryId, isTest, receivedAt }) =>
    adapter.read(body, { deliveryId, isTest, receivedAt }),
  apply: async (tx, told, at) => {
    const work = told.map(({ delivery, said }) => ({
      reports: said,
      source: {
        siteId: delivery.siteId,
        platform: adapter.slug,
        name: adapter.name,
        connectionId: delivery.connectionId,
        inboundEventId: delivery.id,
        isTest: delivery.isTest,
        at,
      } satisfies Source,
    }));
    // Those who write about the same payment or the same person take turns. All names at once, in one
    // order: two who do this never wait for each other in a circle.
    await lockNames(
      tx,
      work.flatMap(({ source, reports }) => locksOf(source, reports)),
    );
    return applyReports(tx, work);
  },
});

/** The readers of every platform's deliveries. */
export const platformReaders: readonly Reader[] = platforms.map(
  (adapter) => readerOf(adapter) as Reader,
);

/** The reader of the platform of this name, however it is written; undefined for none. */
export function findReader(name: string): Reader | undefined {
  const slug = lookUpPlatform(name)?.slug;
  return platformReaders.find(({ platform }) => platform === slug);
}
