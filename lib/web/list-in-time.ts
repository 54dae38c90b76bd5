import { setTimeout } from "node:timers/promises";
import { redirect } from "next/navigation";
import { isOnetillError } from "@/lib/kernel";

const patience = 150; // ms before the frame of a page goes ahead of its rows

/**
 * A page of a list; the list's beginning where its cursor is one of another list, or was cut off: the
 * list itself is still there.
 */
export const orFirstPage = <Value>(loading: Promise<Value>, firstPage: string): Promise<Value> =>
  loading.catch((error) => {
    if (!isOnetillError(error, "invalid_request")) throw error;
    redirect(firstPage);
  });

/** What is loaded if it comes at once, else null: then the page's frame goes ahead of it. */
export const ifQuick = <Value>(loading: Promise<Value>): Promise<Value | null> =>
  Promise.race([loading, setTimeout(patience, null)]);
