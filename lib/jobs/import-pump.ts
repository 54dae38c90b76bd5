import { channels } from "@/lib/db";
import { workOnImports } from "@/lib/imports";
import { startPump } from "@/lib/work";

/** Checks and imports files of past orders as they come, another site's also while a long one is read. */
export const startImportPump = () => startPump(channels.imports, "import", workOnImports);
