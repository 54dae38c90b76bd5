import type { Random } from "./random";

const minute = 60_000;
const day = 1440 * minute;

/** How many days the demo looks back. */
export const demoDays = 90;

export const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * day);
export const unixSeconds = (date: Date) => Math.floor(date.getTime() / 1000);

/** The same moment so many months later. */
export function monthsLater(date: Date, months: number): Date {
  const next = new Date(date);
  next.setUTCMonth(next.getUTCMonth() + months);
  if (next.getUTCDate() !== date.getUTCDate()) next.setUTCDate(0);
  return next;
}

const hours = [
  6, 7, 8, 8, 9, 10, 11, 12, 12, 13, 14, 15, 16, 17, 17, 18, 18, 19, 19, 20, 20, 21, 22,
];

/**
 * A moment that many days ago, at an hour when people are awake. Today's are spread over the last
 * nine hours, whatever the time is now.
 */
export function someTime(random: Random, now: Date, daysAgo: number): Date {
  const lately = new Date(now.getTime() - random.int(3, 540) * minute);
  const midnight = Math.floor(now.getTime() / day) * day - daysAgo * day;
  const clock = random.pick(hours) * 60 * minute + random.int(0, 59) * minute;
  const moment = midnight + clock + random.int(0, 59) * 1000;
  return daysAgo === 0 || moment > now.getTime() - 3 * minute ? lately : new Date(moment);
}

/** How many days ago something happened: a little more lately, more at weekends, most at a launch. */
export function someDay(random: Random, now: Date, launchDay: number): number {
  for (;;) {
    const daysAgo = random.int(0, demoDays - 1);
    const weekday = daysBefore(now, daysAgo).getUTCDay();
    const sinceLaunch = launchDay - daysAgo;
    const buzz = sinceLaunch >= 0 ? 0.9 * Math.exp(-sinceLaunch / 3) : 0;
    const growth = 0.35 + 0.25 * (1 - daysAgo / demoDays);
    const weekend = weekday === 0 || weekday === 6 ? 0.18 : 0;
    if (random.chance(Math.min(1, growth + weekend + buzz))) return daysAgo;
  }
}
