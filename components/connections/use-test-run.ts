"use client";

import { useEffect, useRef, useState } from "react";
import { followOutcomes, type ReadOutcomes } from "@/components/deliveries/follow-outcomes";
import type { DeliveryOutcome } from "@/lib/inbox/browser";
import type { ActionResult } from "@/lib/kernel/schemas";
import type { TestResult } from "@/lib/platforms/schemas";

/** How far one sample has come. */
export type SampleProgress =
  | { step: "waiting" }
  | { step: "sending" }
  | { step: "answered"; result: TestResult }
  | { step: "settled"; result: TestResult; outcome: DeliveryOutcome }
  | { step: "late"; result: TestResult }
  | { step: "failed"; message: string };

export type SendTest = (input: {
  siteId: string;
  platform: string;
  index: number;
  run?: TestResult["run"];
}) => Promise<ActionResult<TestResult>>;

interface TestRunOptions {
  siteId: string;
  platform: string;
  count: number;
  send: SendTest;
  readOutcomes: ReadOutcomes;
}

const waiting = (count: number) =>
  Array.from({ length: count }, (): SampleProgress => ({ step: "waiting" }));

/**
 * Sends the samples one after the other, each when the one before is worked through: a refund finds
 * its payment, and the person sees every step.
 */
export function useTestRun({ siteId, platform, count, send, readOutcomes }: TestRunOptions) {
  const [samples, setSamples] = useState(() => waiting(count));
  const [running, setRunning] = useState(false);
  const abort = useRef<AbortController>(undefined);
  useEffect(() => () => abort.current?.abort(), []);

  const sendOne = async (
    index: number,
    run: TestResult["run"] | undefined,
    set: (progress: SampleProgress) => void,
    signal: AbortSignal,
  ) => {
    set({ step: "sending" });
    const answer = await send({ siteId, platform, index, run }).catch(() => undefined);
    if (!answer?.ok) {
      const message = answer?.error.message ?? "Onetill could not be reached. Try again.";
      set({ step: "failed", message });
      return undefined;
    }
    const result = answer.value;
    if (!result.deliveryId) {
      set({ step: "failed", message: result.answer });
      return result.run;
    }
    set({ step: "answered", result });
    const [late] = await followOutcomes([result.deliveryId], readOutcomes, {
      signal,
      onSettled: ([outcome]) => outcome && set({ step: "settled", result, outcome }),
    });
    if (late) set({ step: "late", result });
    return result.run;
  };

  const start = async () => {
    const controller = new AbortController();
    abort.current = controller;
    setRunning(true);
    setSamples(waiting(count));
    let run: TestResult["run"] | undefined;
    for (let index = 0; index < count && !controller.signal.aborted; index++) {
      const set = (progress: SampleProgress) =>
        setSamples((all) => all.map((one, at) => (at === index ? progress : one)));
      run = await sendOne(index, run, set, controller.signal);
      // Without an answer of ours the next one would fail alike.
      if (!run) break;
    }
    setRunning(false);
  };

  const stop = () => abort.current?.abort();
  const reset = () => {
    stop();
    setSamples(waiting(count));
  };
  return { samples, running, start, stop, reset };
}
