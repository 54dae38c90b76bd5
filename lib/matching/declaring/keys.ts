import { emailKeyOf, storableText } from "@/lib/kernel/schemas";

export { emailKeyOf };

// The address of a receipt holds the transaction as well.
const inAddress = /[?&]txid=([\w-]{8,100})/i;

/** Without the quotes, blanks and full stops that come along when a sentence's piece is copied. */
function withoutEnds(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && /[#"'“”\s]/.test(text[start] as string)) start += 1;
  while (end > start && /["'“”.,\s]/.test(text[end - 1] as string)) end -= 1;
  return text.slice(start, end);
}

/** A transaction ID as it was meant, out of what a visitor pasted; null when nothing is left. */
export function cleanTransactionId(typed: string): string | null {
  const text = storableText(typed).trim();
  const plain = inAddress.exec(text)?.[1] ?? withoutEnds(text);
  return plain === "" ? null : plain;
}

/** The same as it is compared: `lower(transaction_id)` of an order is the other side. */
export const transactionKeyOf = (id: string | null) => id?.toLowerCase() ?? null;
