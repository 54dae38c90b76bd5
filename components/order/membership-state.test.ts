import { expect, test } from "vitest";
import { membershipState } from "./membership-state";

const now = new Date("2026-06-15T12:00:00Z");
const earlier = new Date("2026-06-01T12:00:00Z");
const later = new Date("2026-07-01T12:00:00Z");
const plain = {
  state: "active",
  periodEnd: null,
  pausedUntil: null,
  canceledAt: null,
  cancelAtPeriodEnd: false,
} as const;

test("a paid period says how long, and whether it is the last one", () => {
  const running = { ...plain, periodEnd: later };
  expect(membershipState(running, now)).toMatchObject({ sentence: "Paid until", at: later });
  expect(membershipState({ ...running, cancelAtPeriodEnd: true }, now)).toMatchObject({
    label: "Active",
    sentence: "Ends on",
  });
});

test("an active one whose period has passed was not renewed", () => {
  expect(membershipState({ ...plain, periodEnd: earlier }, now)).toEqual({
    label: "Active",
    tone: "warn",
    sentence: "No renewal since",
    at: earlier,
    isLate: true,
  });
});

test("paused and canceled ones say until when and since when, where that is known", () => {
  const paused = { ...plain, state: "paused", periodEnd: earlier, pausedUntil: later } as const;
  expect(membershipState(paused, now)).toMatchObject({ sentence: "Until", at: later });
  const canceled = { ...plain, state: "canceled", canceledAt: earlier } as const;
  expect(membershipState(canceled, now)).toMatchObject({ sentence: "Canceled on", at: earlier });
  expect(membershipState({ ...canceled, canceledAt: null }, now).sentence).toBeNull();
});
