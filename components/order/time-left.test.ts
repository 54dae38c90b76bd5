import { expect, test } from "vitest";
import { timeLeft } from "./time-left";

const now = new Date("2026-11-27T12:00:00Z");
const after = (minutes: number) => timeLeft(new Date(now.getTime() + minutes * 60_000), now);

test("says how much time is left, in its largest unit and never more than there is", () => {
  expect(after(7 * 24 * 60)).toBe("7 days left");
  expect(after(4 * 24 * 60 - 1)).toBe("3 days left");
  expect(after(25 * 60)).toBe("1 day left");
  expect(after(23.9 * 60)).toBe("23 hours left");
  expect(after(61)).toBe("1 hour left");
  expect(after(59.5)).toBe("59 minutes left");
  expect(after(0.5)).toBe("Less than a minute left");
  expect(after(0)).toBe("The time is over");
  expect(after(-60)).toBe("The time is over");
});
