import type { NameItem } from "@/components/item-names/name-item-dialog";
import type { CommandReport } from "@/lib/desk/browser";
import type { ActionResult } from "@/lib/kernel/browser";

/** What the packing table asks of the server. */
export interface PackingActions {
  complete: (form: FormData) => Promise<ActionResult<void>>;
  reopen: (input: { id: string }) => Promise<ActionResult<void>>;
  nameItem: NameItem;
  runCommand: (input: {
    ids: string[];
    command: "complete";
  }) => Promise<ActionResult<CommandReport[]>>;
}
