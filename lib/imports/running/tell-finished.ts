import type { Queryable } from "@/lib/db";
import { record } from "@/lib/events";
import { onetill } from "@/lib/kernel";
import { importFinished } from "../events";
import type { ImportRun } from "./run";

/** Tells that a file is done with, however it ended. Belongs in the transaction of its end. */
export const tellFinished = (
  tx: Queryable,
  run: Pick<ImportRun, "id" | "siteId" | "platform" | "fileName" | "counts">,
  at: Date,
  how: { canceled?: true; failed?: string } = {},
): Promise<void> => {
  const data = { platform: run.platform, file: run.fileName, counts: run.counts, ...how };
  const by = { actor: onetill, at };
  return record(tx, run, importFinished, data, by);
};
