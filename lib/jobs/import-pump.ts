import { channels } from "@/lib/db";
import { workOnImports } from "@/lib/imports";
import { startPump } from "./pump";

/** Checks and imports files of past orders as they come; a stop waits for the batch at hand. */
export function startImportPump(): () => Promise<void> {
  let stopped = false;
  const stop = startPump(channels.imports, "import", () => workOnImports(() => stopped));
  return () => {
    stopped = true;
    return stop();
  };
}
