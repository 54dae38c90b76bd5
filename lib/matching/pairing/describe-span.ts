const steps = [
  { ms: 86_400_000, many: "days", from: 48 * 3_600_000 },
  { ms: 3_600_000, many: "hours", from: 90 * 60_000 },
  { ms: 60_000, many: "minutes", from: 90_000 },
] as const;

/** How long after (or, negative, before) the declaration, in words. */
export function describeSpan(ms: number): string {
  const size = Math.abs(ms);
  const where = ms < 0 ? "before the declaration" : "after the declaration";
  const step = steps.find(({ from }) => size >= from);
  if (!step) return `within a minute or so ${where}`;
  return `${Math.round(size / step.ms)} ${step.many} ${where}`;
}
