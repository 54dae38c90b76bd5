const minute = 60_000; // ms
const hour = 60 * minute;
const day = 24 * hour;

const some = (count: number, unit: string) => `${count} ${unit}${count === 1 ? "" : "s"} left`;

/** How much time there is until a deadline, in a few words and never more than there is. */
export function timeLeft(deadline: Date, now: Date): string {
  const left = deadline.getTime() - now.getTime();
  if (left <= 0) return "The time is over";
  if (left >= day) return some(Math.floor(left / day), "day");
  if (left >= hour) return some(Math.floor(left / hour), "hour");
  return left < minute ? "Less than a minute left" : some(Math.floor(left / minute), "minute");
}
