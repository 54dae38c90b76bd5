import type { Context } from "@/lib/kernel";
import type { Access } from "./access";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS";

/** One thing that can be called from outside, and by whom. */
export type Declaration =
  | { kind: "page"; path: string; access: Access }
  | { kind: "route"; path: string; method: Method; access: Access }
  | {
      kind: "action";
      name: string;
      access: Access;
      /** Runs the action as somebody else than the cookie says; only the matrix test uses it. */
      runAs: (ctx: Context, input: unknown) => Promise<unknown>;
    };

const declared = new Map<string, Declaration>();

const keyOf = (declaration: Declaration) => {
  if (declaration.kind === "action") return `action ${declaration.name}`;
  return declaration.kind === "page"
    ? `page ${declaration.path}`
    : `${declaration.method} ${declaration.path}`;
};

/** Notes a declaration. A module that is loaded again replaces its own. */
export function declare(declaration: Declaration): void {
  declared.set(keyOf(declaration), declaration);
}

/** Everything that the modules loaded so far have declared. */
export const declarations = (): Declaration[] => [...declared.values()];
