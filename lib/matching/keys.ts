import { storableText } from "@/lib/kernel/schemas";

/** An e-mail address as it is compared: `lower(customer_email)` of an order is the other side. */
export const emailKeyOf = (email: string) => email.trim().toLowerCase();

// The address of a receipt holds the transaction as well.
const inAddress = /[?&]txid=([\w-]{8,100})/i;

/** A transaction ID as it was meant, out of what a visitor pasted; null when nothing is left. */
export function cleanTransactionId(typed: string): string | null {
  const text = storableText(typed).trim();
  const plain = inAddress.exec(text)?.[1] ?? text.replace(/^[#"'“”\s]+|["'“”.,\s]+$/g, "");
  return plain === "" ? null : plain;
}

/** The same as it is compared: `lower(transaction_id)` of an order is the other side. */
export const transactionKeyOf = (id: string | null) => id?.toLowerCase() ?? null;
