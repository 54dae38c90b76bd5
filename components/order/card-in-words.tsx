import type { PaymentRow } from "@/lib/payments";

const wallets: Record<string, string> = {
  apple_pay: "Apple Pay",
  google_pay: "Google Pay",
  link: "Link",
};

interface CardInWordsProps {
  card: NonNullable<PaymentRow["card"]>;
}

/** `Visa •••• 4242, 04/2030`, and the wallet that it is in. */
export function CardInWords({ card }: CardInWordsProps) {
  const wallet = card.wallet ? wallets[card.wallet] : undefined;
  return (
    <span>
      {wallet ? `${wallet}, ` : ""}
      {card.brand}{" "}
      <span className="tabular whitespace-nowrap">
        <span aria-hidden>•••• </span>
        <span className="sr-only">ending in </span>
        {card.last4}
      </span>
      <span className="tabular whitespace-nowrap">
        {", "}
        <span className="sr-only">expires </span>
        {String(card.exp_month).padStart(2, "0")}/{card.exp_year}
      </span>
    </span>
  );
}
