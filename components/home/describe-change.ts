import type { StatChange } from "@/components/ui/stat";

interface Comparison {
  /** "previous 30 days" */
  against: string;
  /** What a rise means. */
  rise: "good" | "bad" | "neutral";
}

/** How a figure has changed, in whole percent. Undefined when there was nothing before. */
export function describeChange(
  now: bigint | number,
  before: bigint | number,
  { against, rise }: Comparison,
): StatChange | undefined {
  const [current, previous] = [BigInt(now), BigInt(before)];
  const comparison = `vs. ${against}`;
  if (previous === 0n) {
    if (current === 0n) return undefined;
    return { direction: "up", text: "new", comparison, tone: rise };
  }
  const difference = current - previous;
  const size = difference < 0n ? -difference : difference;
  const percent = (size * 200n + previous) / (previous * 2n);
  if (percent === 0n) return { direction: "same", text: "0%", comparison, tone: "neutral" };
  const up = difference > 0n;
  const fall = rise === "good" ? "bad" : rise === "bad" ? "good" : "neutral";
  return {
    direction: up ? "up" : "down",
    text: percent > 999n ? "over 999%" : `${percent}%`,
    comparison,
    tone: up ? rise : fall,
  };
}
