"use client";

import { useEffect, useRef, useState } from "react";
import type { DeliveryOutcome } from "@/lib/inbox/browser";
import type { ActionResult } from "@/lib/kernel/schemas";
import { followOutcomes, type ReadOutcomes } from "./follow-outcomes";
import type { Replay } from "./replay-button";

/** A delivery in quarantine, as the dialog lists it. */
export interface HeldDelivery {
  id: string;
  /** "Ko-fi · Donation" */
  title: string;
  siteName: string;
  /** Why it is there, in everyday words. */
  why: string;
}

export type ReadHeld = (input: {
  site: string[];
  platform: string[];
}) => Promise<ActionResult<{ held: HeldDelivery[]; more: boolean }>>;

export type HeldProgress =
  | { step: "held" }
  | { step: "replaying" }
  | { step: "refused"; message: string }
  | { step: "settled"; outcome: DeliveryOutcome }
  | { step: "late" };

interface ReplayAllOptions {
  filter: { site: string[]; platform: string[] };
  readHeld: ReadHeld;
  replay: Replay;
  readOutcomes: ReadOutcomes;
}

const unreachable = "Onetill could not be reached. Try again.";

/** Loads what is in quarantine, replays all of it, and follows each to its end. */
export function useReplayAll({ filter, readHeld, replay, readOutcomes }: ReplayAllOptions) {
  const [held, setHeld] = useState<HeldDelivery[]>();
  const [more, setMore] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [progress, setProgress] = useState<Record<string, HeldProgress>>({});
  const [running, setRunning] = useState(false);
  const abort = useRef<AbortController>(undefined);
  useEffect(() => () => abort.current?.abort(), []);

  const load = async () => {
    setHeld(undefined);
    setProblem(undefined);
    setProgress({});
    const answer = await readHeld(filter).catch(() => undefined);
    if (!answer?.ok) return setProblem(answer?.error.message ?? unreachable);
    setHeld(answer.value.held);
    setMore(answer.value.more);
  };

  const start = async () => {
    const ids = (held ?? []).map(({ id }) => id);
    const controller = new AbortController();
    abort.current = controller;
    setRunning(true);
    setProblem(undefined);
    const mark = (changes: [id: string, to: HeldProgress][]) =>
      setProgress((all) => ({ ...all, ...Object.fromEntries(changes) }));
    mark(ids.map((id) => [id, { step: "replaying" }]));
    const answer = await replay({ ids }).catch(() => undefined);
    if (!answer?.ok) {
      setProgress({});
      setProblem(answer?.error.message ?? unreachable);
    } else {
      const refused = answer.value.filter(({ refusal }) => refusal !== null);
      mark(refused.map(({ id, refusal }) => [id, { step: "refused", message: refusal ?? "" }]));
      const taken = answer.value.filter(({ refusal }) => refusal === null).map(({ id }) => id);
      const late = await followOutcomes(taken, readOutcomes, {
        signal: controller.signal,
        onSettled: (all) => mark(all.map((outcome) => [outcome.id, { step: "settled", outcome }])),
      });
      mark(late.map((id) => [id, { step: "late" }]));
    }
    setRunning(false);
  };

  return { held, more, problem, progress, running, load, start };
}
