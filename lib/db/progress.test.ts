import { expect, test, vi } from "vitest";
import { noteProgress, StuckError, whileProgressing } from "./progress";

const never = () => new Promise<never>(() => {});

test("work of which nothing is heard is not waited for any longer", async () => {
  vi.useFakeTimers();
  const waiting = expect(whileProgressing(never, 60_000)).rejects.toThrow(StuckError);
  await vi.advanceTimersByTimeAsync(120_000);
  await waiting;
  vi.useRealTimers();
});

test("work that goes on may take as long as it likes, and its result and its errors are passed on", async () => {
  vi.useFakeTimers();
  const steps = async () => {
    for (let step = 0; step < 20; step++) {
      await new Promise((resolve) => setTimeout(resolve, 50_000));
      noteProgress();
    }
    return "done";
  };
  const result = whileProgressing(steps, 60_000);
  await vi.advanceTimersByTimeAsync(1_000_000);
  expect(await result).toBe("done");
  await expect(whileProgressing(() => Promise.reject(new Error("no")), 60_000)).rejects.toThrow(
    "no",
  );
  vi.useRealTimers();
});
