import type { Bank } from "../bank";
import { newEntry } from "../objects/balance-transaction";
import { newDispute } from "../objects/dispute";
import { refused } from "../protocol/api-error";
import type { Kept } from "../store";

/** What a dispute costs, in the smallest unit. */
const disputeFee = 1500;

const move = (bank: Bank, dispute: Kept, amount: number, fee: number): Kept => {
  const entry = bank.store.save(
    newEntry(bank.now(), {
      ...{ amount, currency: dispute.currency as string, source: dispute.id, fee },
      ...{ type: "adjustment", isAvailable: true },
      category: amount < 0 ? "dispute" : "dispute_reversal",
      description: `Chargeback ${amount < 0 ? "withdrawal" : "reversal"} for ${dispute.charge}`,
    }),
  );
  const entries = [...(dispute.balance_transactions as Kept[]), entry];
  return bank.store.save({ ...dispute, balance_transactions: entries });
};

/** The cardholder disputes a charge at their bank: the money is taken back until it is decided. */
export function openDispute(bank: Bank, { id }: { id: string }, kind = "fraudulent"): Kept {
  const charge = bank.store.find(id) as Kept;
  const isInquiry = kind === "warning";
  const reason = isInquiry ? "fraudulent" : kind;
  let dispute = bank.store.save(newDispute(bank.now(), charge, reason, isInquiry));
  bank.store.save({ ...charge, disputed: true });
  if (!isInquiry) dispute = move(bank, dispute, -(dispute.amount as number), disputeFee);
  bank.tell("charge.dispute.created", dispute);
  if (!isInquiry) bank.tell("charge.dispute.funds_withdrawn", dispute);
  return dispute;
}

const open = new Set([
  "needs_response",
  "under_review",
  "warning_needs_response",
  "warning_under_review",
]);
export const isOpen = (dispute: Kept) => open.has(dispute.status as string);

/** The bank decides. Throws where it has. */
export function closeDispute(bank: Bank, dispute: Kept, isWon: boolean): Kept {
  if (!isOpen(dispute)) throw refused("This dispute is already closed.");
  const isInquiry = (dispute.status as string).startsWith("warning");
  let next: Kept = bank.store.save({
    ...{ ...dispute, status: isInquiry ? "warning_closed" : isWon ? "won" : "lost" },
    is_charge_refundable: false,
  });
  if (isWon && !isInquiry) next = move(bank, next, next.amount as number, -disputeFee);
  bank.tell("charge.dispute.closed", next, { status: dispute.status });
  if (isWon && !isInquiry) bank.tell("charge.dispute.funds_reinstated", next);
  return next;
}

/** Words like these decide the bank's mind where `uncategorized_text` holds them (docs.stripe.com/testing). */
export const evidenceDecides = (text: unknown): boolean | undefined =>
  text === "winning_evidence" ? true : text === "losing_evidence" ? false : undefined;
