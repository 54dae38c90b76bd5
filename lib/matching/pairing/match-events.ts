import { readClock, type Transaction } from "@/lib/db";
import type { Consumer, ToldEvent } from "@/lib/events";
import { onetill } from "@/lib/kernel";
import { orderEvent } from "@/lib/orders";
import {
  findImportedOrders,
  findMeantOrders,
  hasConfirmations,
} from "../declaring/find-meant-orders";
import { noteCodes } from "../declaring/note-codes";
import { confirmationEvent } from "../events";
import { findLiveMatch, findPaidOrder, loadConfirmation, lockMatching } from "../internal";
import { considerConfirmations } from "./consider";
import { findConfirmationsFor } from "./find-pairs";
import { noticeContradiction } from "./notice-contradiction";

/** So many orders of a file are read at once. */
const page = 500;

/** An order that was received is accepted at once; one that waited for money is somebody's only now. */
const isNews = ({ type, data }: ToldEvent) =>
  type !== "order.accepted" || data.from === "pending_payment";

/** Looks for the declaration of an order. `read` has the orders whose codes are noted. */
async function matchOrder(
  tx: Transaction,
  about: { siteId: string; id: string },
  at: Date,
  read: Set<string>,
): Promise<void> {
  const order = await findPaidOrder(tx, about);
  if (!order || (await findLiveMatch(tx, about.siteId, { orderId: about.id }))) return;
  const by = { actor: onetill, at };
  const ids = (await findConfirmationsFor(tx, order)).map((pair) => pair.confirmation.id);
  if (ids.length > 0) await considerConfirmations(tx, about.siteId, ids, by, { read });
  await noticeContradiction(tx, { order }, by);
}

async function matchOrders(
  tx: Transaction,
  siteId: string,
  ids: readonly string[],
  at: Date,
  signal?: AbortSignal,
): Promise<void> {
  for (let start = 0; start < ids.length; start += page) {
    const some = ids.slice(start, start + page);
    await noteCodes(tx, siteId, some);
    const meant = await findMeantOrders(tx, siteId, some);
    for (const id of some) {
      signal?.throwIfAborted();
      if (meant.has(id)) await matchOrder(tx, { siteId, id }, at, new Set(some));
    }
  }
}

/** Looks for the payment of a declaration that is new, or that its visitor added something to. */
async function matchConfirmation(tx: Transaction, siteId: string, id: string, at: Date) {
  const by = { actor: onetill, at };
  await considerConfirmations(tx, siteId, [id], by);
  await noticeContradiction(tx, { confirmation: await loadConfirmation(tx, { siteId, id }) }, by);
}

/**
 * Looks for the declaration of an order that arrived or was told more about, for those of the orders
 * of a file, and for the payment of a declaration. Doing it again changes nothing. The site's lock is
 * held for this alone, and by one at a time: more lanes of a site would only wait for each other.
 */
export const matching: Consumer = {
  name: "matching",
  wants: [
    orderEvent["order.received"],
    orderEvent["order.updated"],
    orderEvent["order.canceled"],
    orderEvent["order.accepted"],
    confirmationEvent["confirmation.declared"],
    confirmationEvent["confirmation.said_paid"],
    { about: "import", type: "import.finished" },
  ],
  isAwaited: true,
  lanes: 3,
  lanesPerSite: 1,
  async tell(tx, events, signal) {
    const news = events.filter(isNews);
    const siteId = news[0]?.siteId;
    if (siteId === undefined) return;
    const subjects = (topic: string) => [
      ...new Set(news.filter((one) => one.topic === topic).map(({ subjectId }) => subjectId)),
    ];
    // A code is read by its payer after it was stored, and a later declaration looks by itself.
    if (!(await hasConfirmations(tx, siteId))) return;
    await lockMatching(tx, siteId);
    const at = (await readClock(tx)).now();
    for (const id of subjects("confirmation")) {
      signal?.throwIfAborted();
      await matchConfirmation(tx, siteId, id, at);
    }
    const ofFiles: string[] = [];
    for (const id of subjects("import"))
      ofFiles.push(...(await findImportedOrders(tx, siteId, id)));
    const orders = [...new Set([...subjects("order"), ...ofFiles])];
    await matchOrders(tx, siteId, orders, at, signal);
  },
};
