/** What can be made to go wrong, and what it does. */
export const faultKinds = {
  timeout_after_success: "does the work, and never answers",
  error_500:
    "does the work, answers 500, and gives that answer again to who asks with the same key",
  error_500_before: "answers 500 without doing anything",
  reset_before: "breaks the connection before the work",
  reset_after: "breaks the connection after the work",
  rate_limit: "answers 429: too many requests",
  lock_timeout: "answers 429: the object is in use",
  slow: "does the work at once, and answers three seconds later",
  event_before_answer: "delivers the events before it answers",
  event_never: "keeps the events, and delivers none",
  event_ten_times: "delivers each event ten times",
  event_out_of_order: "delivers the events later, the last one first",
} as const;
export type FaultKind = keyof typeof faultKinds;

const otherNames: Record<string, FaultKind> = {
  ...{ error_500_then_replay: "error_500", reset: "reset_after", "429": "rate_limit" },
};

/** What goes wrong on purpose, at the next calls whose method and path fit; without them, at any call. */
export interface Fault {
  method?: string;
  /** A part of the path. */
  path?: string;
  fault: FaultKind;
  times: number;
}

/** Reads a fault that somebody orders. Throws a sentence. */
export function readFault(given: unknown): Fault {
  const { method, path, fault, times = 1 } = (given ?? {}) as Record<string, unknown>;
  const name = String(fault);
  const kind = Object.hasOwn(otherNames, name) ? otherNames[name] : (name as FaultKind);
  if (!kind || !Object.hasOwn(faultKinds, kind)) {
    throw new Error(`fault must be one of ${Object.keys(faultKinds).join(", ")}.`);
  }
  const count = Number(times);
  if (!Number.isInteger(count) || count < 1 || count > 1000) {
    throw new Error("times must be from 1 to 1000.");
  }
  return {
    ...(method ? { method: String(method).toUpperCase() } : {}),
    ...(path ? { path: String(path) } : {}),
    ...{ fault: kind, times: count },
  };
}

/** Takes one of these kinds that waits for such a call, if there is one. */
export function takeFault(
  faults: Fault[],
  call: { method: string; pathname: string },
  ...kinds: FaultKind[]
): FaultKind | undefined {
  const found = faults.find(
    (one) =>
      one.times > 0 &&
      kinds.includes(one.fault) &&
      (one.method === undefined || one.method === call.method) &&
      call.pathname.includes(one.path ?? ""),
  );
  if (!found) return undefined;
  found.times -= 1;
  if (found.times === 0) faults.splice(faults.indexOf(found), 1);
  return found.fault;
}
