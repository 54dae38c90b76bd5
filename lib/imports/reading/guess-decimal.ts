export type Separator = "." | ",";

/** What one amount tells of how decimals are written in its file. */
export type DecimalSign =
  | Separator
  /** One separator with three digits behind it: thousands, or decimals of a rare currency. */
  | "unsure"
  | null;

/** The separator that an amount's digits show to be the one of decimals. */
export function decimalSignOf(amount: string): DecimalSign {
  const digits = /\d[\d.,]*/.exec(amount.slice(0, 64))?.[0].replace(/[.,]$/, "") ?? "";
  const last = digits[Math.max(digits.lastIndexOf("."), digits.lastIndexOf(","))] as
    | Separator
    | undefined;
  if (!last) return null;
  const other = last === "." ? "," : ".";
  const whole = digits.slice(0, digits.lastIndexOf(last));
  if (whole.includes(last)) return other;
  if (whole.includes(other)) return last;
  const behind = digits.length - whole.length - 1;
  if (behind !== 3) return last;
  // Nobody groups by thousands like this.
  return whole.length > 3 || /^0/.test(whole) ? last : "unsure";
}

/** Which separators the amounts show to be the one of decimals; both, where they contradict each other. */
export function decimalSignsOf(samples: readonly string[]): ReadonlySet<DecimalSign> {
  return new Set(samples.map(decimalSignOf));
}

/** Which separator these amounts use for their decimals, as far as that can be guessed. */
export function guessDecimal(samples: readonly string[]): Separator {
  const signs = samples.map(decimalSignOf);
  const count = (separator: Separator) => signs.filter((sign) => sign === separator).length;
  return count(",") > count(".") ? "," : ".";
}
