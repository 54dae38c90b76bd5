import { describe, expect, it } from "vitest";
import { formatTime, formatUtc } from "./format-time";
import { relativeTime } from "./relative-time";

const moment = new Date("2025-11-14T23:04:09Z");

describe("a moment", () => {
  it("is shown in the given zone, which can be another day", () => {
    expect(formatTime(moment, "UTC")).toBe("14 Nov 2025, 23:04");
    expect(formatTime(moment, "Asia/Tokyo")).toBe("15 Nov 2025, 08:04");
    expect(formatTime(moment, "America/New_York", "compact")).toBe("14 Nov, 18:04");
  });

  it("is 00:30 after midnight, never 24:30", () => {
    expect(formatTime("2025-01-01T00:30:00Z", "UTC", "time")).toBe("00:30");
  });

  it("keeps the exact UTC for its title", () => {
    expect(formatUtc(moment)).toBe("2025-11-14 23:04:09 UTC");
  });
});

describe("how long ago", () => {
  it.each([
    [0, "just now"],
    [-20, "just now"],
    [44, "just now"],
    [45, "1 minute ago"],
    [150, "2 minutes ago"],
    [3600, "1 hour ago"],
    [86_399, "23 hours ago"],
    [86_400, "yesterday"],
    [3 * 86_400, "3 days ago"],
    [-3 * 86_400, "in 3 days"],
    [-90_000, "tomorrow"],
    [9 * 86_400, null],
  ])("%d seconds is %j", (seconds, words) => {
    expect(relativeTime(moment, moment.getTime() + seconds * 1000)).toBe(words);
  });
});
