import type { Transaction } from "@/lib/db";
import type { Act } from "../confirmations/record-confirmation-event";
import { setReview } from "../confirmations/set-review";
import { noteCodes } from "../declaring/note-codes";
import { loadUnmatched } from "../internal";
import { findConfirmationsFor, findOrdersFor, type Pair } from "./find-pairs";
import { perhaps, surely } from "./judge-pair";
import { makeMatch } from "./make-match";
import type { OpenConfirmation } from "./pair";

// The surest first.
const rules = ["code", "transaction", "email"] as const;

/**
 * Whether the declaration still waits for an order of itself. One whose window ended does: whether
 * the payment lay in the window is the pair's matter, not that of when it was reported. What a
 * person set to failed stays so; to success, it may still learn which order it was for.
 */
function mayJoin({ confirmation, rule, score }: Pair): boolean {
  if (rule === null || score < surely) return false;
  if (confirmation.statusBy !== "person" || confirmation.status === "pending") return true;
  return confirmation.status === "success" && rule !== "email";
}

/** Those pairs that are joined by the surest rule that any of them has. */
function surest(pairs: Pair[]): Pair[] {
  const sure = pairs.filter(mayJoin);
  const rule = rules.find((one) => sure.some((pair) => pair.rule === one));
  return sure.filter((pair) => pair.rule === rule);
}

/** The one order that a declaration means most surely, with the one declaration that it is meant by. */
async function findCertain(tx: Transaction, pairs: Pair[]): Promise<Pair | null> {
  const [pair, ...others] = surest(pairs);
  if (!pair || others.length > 0) return null;
  const [rival, ...rivals] = surest(await findConfirmationsFor(tx, pair.order));
  return rivals.length === 0 && rival ? rival : null;
}

/**
 * The orders that a declaration may mean. One that has only just arrived may hold a code that nobody
 * has read yet: it is read before anything weaker decides. `read` has those that need not be.
 */
async function findReadOrders(tx: Transaction, confirmation: OpenConfirmation, read: Set<string>) {
  const pairs = await findOrdersFor(tx, confirmation);
  const unread = pairs.map(({ order }) => order.id).filter((id) => !read.has(id));
  for (const id of unread) read.add(id);
  const news = await noteCodes(tx, confirmation.siteId, unread);
  return news ? findOrdersFor(tx, confirmation) : pairs;
}

/** What a person has to decide about a declaration that was not joined; undefined leaves it. */
function matterOf(
  confirmation: OpenConfirmation,
  pairs: Pair[],
  mayMatch: boolean,
): string | null | undefined {
  const sure = surest(pairs);
  if (confirmation.statusBy === "person" && confirmation.status !== "pending") {
    const late = pairs.some(({ rule, score }) => score >= surely && rule !== "email");
    return late && confirmation.status === "failed"
      ? "A payment that names it came, but it was set to failed."
      : undefined;
  }
  if (sure.length > 1) return `${sure.length} payments fit. Which one is it?`;
  if (sure.length === 1) {
    return mayMatch
      ? "The payment that fits may be meant by another declaration too."
      : "A payment that fits is free again.";
  }
  if (confirmation.status !== "pending") return undefined;
  const [near] = pairs
    .filter(({ score }) => score >= perhaps)
    .sort((a, b) => b.score - a.score || (a.order.id < b.order.id ? -1 : 1));
  return near ? `A payment almost fits: ${near.differences.join(", ")}.` : null;
}

/**
 * Joins each of these declarations with its order where both sides leave no doubt, and with it those
 * that become certain thereby; asks a person about the others. What comes out does not depend on the
 * order of `ids`. The caller holds the site's lock. `mayMatch: false` asks only; the codes of the orders
 * in `read` are noted already.
 */
export async function considerConfirmations(
  tx: Transaction,
  siteId: string,
  ids: readonly string[],
  by: Act,
  { mayMatch = true, read = new Set<string>() } = {},
): Promise<void> {
  const waiting = new Map((await loadUnmatched(tx, siteId, ids)).map((one) => [one.id, one]));
  const doubtful = new Map<string, { confirmation: OpenConfirmation; pairs: Pair[] }>();
  while (waiting.size > 0) {
    const [confirmation] = waiting.values() as Iterable<OpenConfirmation> as [OpenConfirmation];
    waiting.delete(confirmation.id);
    const pairs = await findReadOrders(tx, confirmation, read);
    const certain = mayMatch ? await findCertain(tx, pairs) : null;
    if (!certain?.rule || certain.confirmation.id !== confirmation.id) {
      doubtful.set(confirmation.id, { confirmation, pairs });
      // Its order may be somebody else's more surely, and then it is free of it.
      if (certain && !doubtful.has(certain.confirmation.id)) {
        waiting.set(certain.confirmation.id, certain.confirmation);
      }
      continue;
    }
    // Whoever could have meant one of its orders may be certain now.
    const neighbours: OpenConfirmation[] = [];
    for (const { order } of pairs) {
      for (const rival of await findConfirmationsFor(tx, order)) {
        if (rival.confirmation.id !== confirmation.id) neighbours.push(rival.confirmation);
      }
    }
    await makeMatch(tx, { ...certain, rule: certain.rule }, by);
    for (const one of neighbours) {
      waiting.set(one.id, one);
      doubtful.delete(one.id);
    }
  }
  for (const { confirmation, pairs } of doubtful.values()) {
    const matter = matterOf(confirmation, pairs, mayMatch);
    if (matter !== undefined) await setReview(tx, confirmation, matter, by);
  }
}
