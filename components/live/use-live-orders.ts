"use client";

import { type LiveUse, useLive } from "./use-live";

/** Calls `onChange` soon after orders of the person's sites changed. */
export function useLiveOrders(onChange: () => void, options?: LiveUse): void {
  useLive(["orders"], onChange, options);
}
