import { expect, test } from "vitest";
import { type HealthFacts, judgeHealth } from "./judge-health";

const day = 86_400;
const now = new Date("2026-03-10T12:00:00Z");
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);

const fine: HealthFacts = {
  hasSecret: true,
  lastDeliveryAt: ago(60),
  lastFailureAt: null,
  lastFailureReason: null,
  quarantined: 0,
  delayed: 0,
  pauses: [],
  lastRealAt: ago(60),
};
const judge = (facts: Partial<HealthFacts>) => judgeHealth({ ...fine, ...facts }, now);

test("a connection that receives is working", () => {
  expect(judge({})).toMatchObject({ state: "working", label: "Working" });
});

test("without a secret nothing else matters", () => {
  expect(judge({ hasSecret: false, quarantined: 3 }).state).toBe("no_secret");
});

test("somebody who pasted the address before the secret is told that deliveries arrive already", () => {
  const { advice } = judge({ hasSecret: false, lastFailureAt: ago(5) });
  expect(advice).toContain("arrive already");
});

test("before the first delivery it waits", () => {
  expect(judge({ lastDeliveryAt: null, lastRealAt: null }).state).toBe("waiting");
});

test("a refusal after the last delivery is a failure, with its reason", () => {
  const failure = { lastFailureAt: ago(30), lastFailureReason: "The signature is missing." };
  expect(judge(failure)).toMatchObject({
    state: "failing",
    advice: "The last delivery was refused. The signature is missing.",
  });
  expect(judge({ ...failure, lastDeliveryAt: null, lastRealAt: null }).state).toBe("failing");
});

test("a refusal that a delivery came after is over", () => {
  expect(judge({ lastFailureAt: ago(90) }).state).toBe("working");
});

test("quarantined deliveries want a look", () => {
  expect(judge({ quarantined: 1 })).toMatchObject({
    state: "attention",
    advice: expect.stringContaining("One delivery could not be understood."),
  });
  expect(judge({ quarantined: 2 }).advice).toContain("2 deliveries could not be understood.");
});

test("deliveries that nobody works through are a sign that the worker is down", () => {
  expect(judge({ delayed: 1, quarantined: 1 })).toMatchObject({
    state: "attention",
    label: "Held up",
    advice: expect.stringContaining("One delivery waits to be worked through."),
  });
  expect(judge({ delayed: 3 }).advice).toContain("3 deliveries wait");
});

const daily = Array.from({ length: 32 }, () => day);

test("a connection is silent after much more than its own pauses", () => {
  const quietFor = (days: number) => {
    const at = ago(days * day);
    return judge({ pauses: daily, lastDeliveryAt: at, lastRealAt: at });
  };
  expect(quietFor(2.9).state).toBe("working");
  expect(quietFor(3.1)).toMatchObject({ state: "silent" });
  expect(quietFor(3.1).advice).toContain("Nothing for 3 days");
});

test("a test send says nothing about how long real ones have been missing", () => {
  expect(judge({ pauses: daily, lastDeliveryAt: ago(60), lastRealAt: ago(30 * day) }).state).toBe(
    "silent",
  );
});
