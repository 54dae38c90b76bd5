import type { ActionResult } from "@/lib/kernel/browser";

/** A server action as a component calls it: pages declare them, and no component knows a page. */
export type ServerAction<Input, Value = unknown> = (input: Input) => Promise<ActionResult<Value>>;

/** What a provider handed down. Throws where there is none above. */
export function handedDown<Actions>(actions: Actions | null): Actions {
  if (actions === null) throw new Error("The page did not hand its actions down.");
  return actions;
}
