import { addDays } from "@/lib/lists/browser";

const asUtc = (day: string) => new Date(`${day}T00:00:00Z`);

/** The same day so many months later; the last of a shorter month. */
export function addMonths(day: string, months: number): string {
  const date = asUtc(day);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months];
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const target = new Date(Date.UTC(year, month, Math.min(date.getUTCDate(), lastOfMonth)));
  return target.toISOString().slice(0, 10);
}

export const firstOfMonth = (day: string): string => `${day.slice(0, 7)}-01`;

/** The Monday of its week (ISO 8601). */
export const mondayOf = (day: string): string => addDays(day, -((asUtc(day).getUTCDay() + 6) % 7));

/** How many days from the first to the last, both counted. */
export const countDays = (first: string, last: string): number =>
  Math.round((asUtc(last).getTime() - asUtc(first).getTime()) / 86_400_000) + 1;
