import { formatMoney } from "@/lib/kernel";
import type { Candidate, ConfirmationRow } from "@/lib/matching";
import { platformName } from "@/lib/platforms";

/** One fact as it was declared and as the order has it. */
export interface ComparedFact {
  name: string;
  declared: string | null;
  order: string | null;
  /** Whether they agree; null where one of them says nothing. */
  same: boolean | null;
  /** Looked at as a code: in the type of codes. */
  mono?: boolean;
  time?: { declared: Date; order: Date };
}

const plain = (text: string) =>
  text
    .normalize("NFKD")
    .replace(/[\p{M}\s]/gu, "")
    .toLowerCase();

const agree = (declared: (string | null)[], order: string | null): boolean | null => {
  const given = declared.filter((one): one is string => one !== null);
  if (given.length === 0 || order === null) return null;
  return given.some((one) => plain(one) === plain(order));
};

const contains = (whole: string | null, part: string | null): boolean | null =>
  whole === null || part === null ? null : plain(whole).includes(plain(part));

/** What was declared and what the order says, fact by fact. */
export function compareFacts(confirmation: ConfirmationRow, order: Candidate): ComparedFact[] {
  const { amount, currency, paidEmail, email } = confirmation;
  const declaredMoney =
    amount !== null && currency !== null ? formatMoney({ amount, currency }) : null;
  const platform = platformName(confirmation.platform);
  const emails = paidEmail !== null && paidEmail !== email ? [email, paidEmail] : [email];
  const facts: ComparedFact[] = [
    {
      name: "Platform",
      declared: platform,
      order: platformName(order.platform),
      same: confirmation.platform === order.platform,
    },
    {
      name: "Amount",
      declared: declaredMoney,
      order: formatMoney({ amount: order.amount, currency: order.currency }),
      same:
        declaredMoney === null
          ? null
          : amount === BigInt(order.amount) && currency === order.currency,
    },
    {
      name: "E-mail",
      declared: emails.join(" or "),
      order: order.customerEmail,
      same: agree(emails, order.customerEmail),
    },
    {
      name: "Name",
      declared: confirmation.name,
      order: order.customerName,
      same: agree([confirmation.name], order.customerName),
    },
    {
      name: "Transaction",
      declared: confirmation.transactionId,
      order: order.transactionId,
      same: agree([confirmation.transactionId], order.transactionId),
      mono: true,
    },
    {
      name: "Message",
      declared: confirmation.message,
      order: order.message,
      // The code is often pasted along with it.
      same: contains(order.message, confirmation.message),
    },
    {
      name: "Time",
      declared: null,
      order: null,
      same: null,
      time: { declared: confirmation.createdAt, order: order.placedAt },
    },
  ];
  return facts.filter((fact) => fact.declared !== null || fact.order !== null || fact.time);
}
