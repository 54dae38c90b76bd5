import { createHash } from "node:crypto";

// What a platform reports counts more than any file of past payments, whichever came first.
const byReport = "1";
const byFile = "0";

/** Ranks what a report tells about its payer; `reportedRank` orders reports by the platform's time. */
export const rankOfReport = (reportedRank: string) => byReport + reportedRank;

/** Ranks what a row of a file tells about its payer: by the payment's time, then by its key. */
export function rankOfPastPayment(payment: { placedAt: Date; key: string }): string {
  const hash = createHash("sha256").update(payment.key).digest("hex").slice(0, 12);
  const digits = (value: number) => String(Math.max(0, value)).padStart(15, "0");
  return byFile + digits(payment.placedAt.getTime()) + digits(Number.parseInt(hash, 16));
}
