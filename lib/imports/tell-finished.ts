import type { Queryable } from "@/lib/db";
import { putInOutbox } from "@/lib/events";
import { newId } from "@/lib/kernel";
import type { ImportRun } from "./run";

/** Tells that a file is done with, however it ended. Belongs in the transaction of its end. */
export const tellFinished = (
  tx: Queryable,
  run: Pick<ImportRun, "id" | "siteId" | "platform" | "fileName" | "counts">,
  how: { canceled?: true; failed?: string } = {},
): Promise<void> =>
  putInOutbox(tx, {
    id: newId(),
    siteId: run.siteId,
    topic: "import",
    subjectId: run.id,
    type: "import.finished",
    data: { platform: run.platform, file: run.fileName, counts: run.counts, ...how },
  });
