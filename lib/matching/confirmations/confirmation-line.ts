import { toPublicId } from "@/lib/kernel";
import type { ConfirmationStatus } from "../labels";
import type { ConfirmationRow } from "./confirmation-row";

/** What a list shows of a confirmation, in a form that travels to the browser. */
export interface ConfirmationLine {
  /** The shown id, `cfm_…`. */
  id: string;
  /** What the visitor pastes into the payment. */
  code: string;
  siteName: string;
  platform: string;
  /** As people know it. */
  platformName: string;
  email: string;
  name: string | null;
  /** Minor units. */
  amount: number | null;
  currency: string | null;
  status: ConfirmationStatus;
  /** Why somebody should look at it. */
  needsReview: string | null;
  /** The visitor has said that the payment is made. */
  saidPaid: boolean;
  order: { id: string; reference: string; rule: string; score: number } | null;
  createdAt: string;
  mayWrite: boolean;
}

/** `platformName` says how people call a platform. */
export function confirmationLine(
  row: ConfirmationRow,
  about: { platformName: (slug: string) => string; mayWrite: (siteId: string) => boolean },
): ConfirmationLine {
  const { match } = row;
  return {
    id: toPublicId("confirmation", row.id),
    code: row.code,
    siteName: row.siteName,
    platform: row.platform,
    platformName: about.platformName(row.platform),
    email: row.email,
    name: row.name,
    amount: row.amount === null ? null : Number(row.amount),
    currency: row.currency,
    status: row.status,
    needsReview: row.needsReview,
    saidPaid: row.saidPaidAt !== null,
    order: match && {
      id: toPublicId("order", match.orderId),
      reference: match.reference,
      rule: match.rule,
      score: match.score,
    },
    createdAt: row.createdAt.toISOString(),
    mayWrite: about.mayWrite(row.siteId),
  };
}
