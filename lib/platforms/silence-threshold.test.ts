import fc from "fast-check";
import { expect, test } from "vitest";
import { burstHours, mostPauses, silenceThreshold } from "./silence-threshold";

const hour = 3600;
const day = 24 * hour;

/** Random numbers that are the same in each run of one seed (mulberry32). */
function randomOf(seed: number) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Payments at random, so many seconds apart on average, where `open` lets them. */
function paymentsOf(seed: number, mean: number, days: number, open = (_: number) => true) {
  const random = randomOf(seed);
  const times: number[] = [];
  for (let at = 0; at < days * day; ) {
    at += -Math.log(1 - random()) * mean;
    if (open(at)) times.push(at);
  }
  return times;
}

/** The pauses before a delivery, newest first, as the database finds them: from burst to burst. */
function pausesBefore(times: readonly number[], index: number): number[] {
  const pauses: number[] = [];
  let from = times[index] as number;
  for (let i = index - 1; i >= 0 && pauses.length < mostPauses; i--) {
    const time = times[i] as number;
    if (from - time < burstHours * hour) continue;
    pauses.push(from - time);
    from = time;
  }
  return pauses;
}

/** How many of a connection's own pauses would have raised an alarm, and how many there were. */
function falseAlarms(times: readonly number[]) {
  let alarms = 0;
  let pauses = 0;
  for (let i = 1; i < times.length; i++) {
    const quiet = (times[i] as number) - (times[i - 1] as number);
    if (quiet < burstHours * hour) continue;
    pauses += 1;
    const threshold = silenceThreshold(pausesBefore(times, i - 1));
    if (threshold !== null && quiet > threshold) alarms += 1;
  }
  return { alarms, pauses };
}

const weekdays = (at: number) => Math.floor(at / day) % 7 < 5;
const byDay = (at: number) => at % day > 8 * hour && at % day < 22 * hour;

const rhythms: [name: string, make: (seed: number) => number[]][] = [
  ["one every few minutes", (seed) => paymentsOf(seed, hour / 4, 60)],
  ["several a day, never at night", (seed) => paymentsOf(seed, 2 * hour, 200, byDay)],
  [
    "on working days alone",
    (seed) => paymentsOf(seed, hour, 300, (at) => weekdays(at) && byDay(at)),
  ],
  ["about one a day", (seed) => paymentsOf(seed, day, 1000)],
  ["about one a week", (seed) => paymentsOf(seed, 7 * day, 5000)],
  [
    "three days of selling each month",
    (seed) => paymentsOf(seed, hour, 700, (at) => at % (30 * day) < 3 * day),
  ],
];

test.each(rhythms)("%s: hardly ever an alarm while all is well", (_, make) => {
  let [alarms, pauses] = [0, 0];
  for (let seed = 1; seed <= 30; seed++) {
    const found = falseAlarms(make(seed));
    alarms += found.alarms;
    pauses += found.pauses;
  }
  expect(alarms).toBeLessThanOrEqual(pauses / 500);
});

test("a real silence is found within a few of the longest pauses, and never before the longest", () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: burstHours * hour, max: 10 * day, noNaN: true }), {
        minLength: 8,
        maxLength: mostPauses,
      }),
      (pauses) => {
        const threshold = silenceThreshold(pauses);
        if (threshold === null) return;
        const longest = Math.max(...pauses);
        expect(threshold).toBeLessThanOrEqual(Math.max(4 * longest, day));
        const sorted = pauses.toSorted((a, b) => b - a);
        expect(threshold).toBeGreaterThan(sorted[1] as number);
      },
    ),
  );
});

test("somebody who sells all day is missed after a day, not after a week", () => {
  const times = paymentsOf(7, hour / 4, 60);
  expect(silenceThreshold(pausesBefore(times, times.length - 1))).toBe(day);
});

test("one long holiday does not make it patient for ever", () => {
  const usual = Array.from({ length: 30 }, () => day);
  expect(silenceThreshold([...usual, 40 * day])).toBeLessThan(4 * day);
});

test("too little history, or a connection that always was quiet, never raises an alarm", () => {
  expect(silenceThreshold([])).toBeNull();
  expect(silenceThreshold(Array.from({ length: 7 }, () => 3 * day))).toBeNull();
  // One launch: many bursts within days, and then nothing.
  expect(silenceThreshold(Array.from({ length: 20 }, () => 8 * hour))).toBeNull();
  expect(silenceThreshold(Array.from({ length: 20 }, () => 15 * day))).toBeNull();
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 15 * day, max: 400 * day, noNaN: true }), { maxLength: 60 }),
      (pauses) => silenceThreshold(pauses) === null,
    ),
  );
});
