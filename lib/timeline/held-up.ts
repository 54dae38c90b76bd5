import { listFailing, makeDue } from "@/lib/events";
import {
  type Context,
  can,
  conflict,
  fromPublicId,
  type IdKind,
  requireRight,
  sitesWith,
  toPublicId,
} from "@/lib/kernel";
import { describeEvent } from "./describe-event";
import { explainFailure } from "./explain-failure";

/** Somebody who is told of events and has not been told of one for a while, because it fails. */
export interface HeldUp {
  siteId: string;
  /** Shown ids, and the consumer's name: what `tryAgain` takes. */
  site: string;
  consumer: string;
  event: string;
  /** What happened, in a sentence, and the page of what it happened to. */
  sentence: string;
  href: string | null;
  since: Date;
  attempts: number;
  nextTryAt: Date;
  /** Later events of the same subject that wait behind it. */
  behind: number;
  /** Why, in everyday words and in those of the log. */
  why: string;
  error: string;
  /** Whether the actor may have it tried at once. */
  mayTryAgain: boolean;
}

/** More than these are one and the same mishap. */
const most = 50;

const pages: Record<string, [path: string, kind: IdKind]> = {
  order: ["orders", "order"],
  confirmation: ["confirmations", "confirmation"],
  mail: ["emails", "mail"],
  delivery: ["deliveries", "delivery"],
};

/** What has been failing for more than a minute on the actor's sites, the longest first, 50 at most. */
export async function listHeldUp(ctx: Context): Promise<HeldUp[]> {
  const failing = await listFailing(sitesWith(ctx, "deliveries:read"), most);
  return failing.map(({ siteId, consumer, eventId, topic, subjectId, type, data, ...facts }) => {
    const page = Object.hasOwn(pages, topic) ? pages[topic] : undefined;
    const { since, attempts, nextTryAt, behind, lastError: error } = facts;
    return {
      siteId,
      site: toPublicId("site", siteId),
      event: toPublicId("event", eventId),
      sentence: describeEvent(topic, type, data),
      href: page ? `/${page[0]}/${toPublicId(page[1], subjectId)}` : null,
      why: explainFailure(error),
      mayTryAgain: can(ctx, siteId, "deliveries:replay"),
      ...{ consumer, since, attempts, nextTryAt, behind, error },
    };
  });
}

/**
 * Has a failing event told at once instead of at its next turn. Throws `forbidden` below the role
 * manager, `conflict` when it is not held up any more.
 */
export async function tryAgain(
  ctx: Context,
  input: { site: string; consumer: string; event: string },
): Promise<void> {
  const siteId = fromPublicId("site", input.site);
  requireRight(ctx, siteId, "deliveries:replay");
  const eventId = fromPublicId("event", input.event);
  if (!(await makeDue({ siteId, consumer: input.consumer, eventId }))) {
    throw conflict("This is done already.");
  }
}
