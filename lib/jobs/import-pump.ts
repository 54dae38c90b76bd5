import { channels } from "@/lib/db";
import { workOnImports } from "@/lib/imports";
import { startPump } from "@/lib/work";

/** Checks and imports files of past orders as they come; a stop waits for the batch at hand. */
export const startImportPump = () =>
  startPump(channels.imports, "import", ({ signal }) =>
    workOnImports(() => signal?.aborted === true),
  );
