import { formatMoney } from "@/lib/kernel/browser";
import { cn } from "./class-names";

interface MoneyProps {
  /** Integer minor units: 1250 is 12.50 USD, 1250 JPY or 1.250 KWD. */
  amount: bigint | number;
  /** ISO 4217. */
  currency: string;
  className?: string;
}

/** An amount in its own currency, with figures of equal width so that columns line up. */
export function Money({ amount, currency, className }: MoneyProps) {
  return (
    <span className={cn("tabular whitespace-nowrap", className)}>
      {formatMoney({ amount, currency })}
    </span>
  );
}
