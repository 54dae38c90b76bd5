import type { PersonAccess } from "@/lib/http";
import type { Context } from "@/lib/kernel";

/** A server action, and who may call it. */
export interface DeclaredAction {
  name: string;
  access: PersonAccess;
  /** Runs the action as somebody else than the cookie says; only the matrix test uses it. */
  runAs: (ctx: Context, input: unknown) => Promise<unknown>;
}

const declared = new Map<string, DeclaredAction>();

/** Notes an action. A module that is loaded again replaces its own. */
export function declareAction(action: DeclaredAction): void {
  declared.set(action.name, action);
}

/** Every action of the modules loaded so far. */
export const declaredActions = (): DeclaredAction[] => [...declared.values()];
