const steps = [
  { unit: "minute", seconds: 60, below: 3600 },
  { unit: "hour", seconds: 3600, below: 86_400 },
  { unit: "day", seconds: 86_400, below: 8 * 86_400 },
] as const;

/**
 * How long ago in words ("just now", "5 minutes ago", "in 2 days"), or null when it is more than a week
 * away and a date says more. A clock that is a little off must not make "in 3 seconds" of something past.
 */
export function relativeTime(value: Date | string, now: number): string | null {
  const seconds = Math.round((now - new Date(value).getTime()) / 1000);
  const distance = Math.abs(seconds);
  if (distance < 45) return "just now";
  const step = steps.find(({ below }) => distance < below);
  if (!step) return null;
  const count = Math.max(1, Math.floor(distance / step.seconds));
  if (step.unit === "day" && count === 1) return seconds > 0 ? "yesterday" : "tomorrow";
  const amount = `${count} ${step.unit}${count === 1 ? "" : "s"}`;
  return seconds > 0 ? `${amount} ago` : `in ${amount}`;
}
