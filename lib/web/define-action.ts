import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { currentContext } from "@/lib/auth";
import {
  checkOrigin,
  checkText,
  invalidFrom,
  isLocalSandbox,
  type PersonAccess,
  toRefusal,
} from "@/lib/http";
import { type ActionResult, type Context, newId, notFound } from "@/lib/kernel";
import { declareAction } from "./declared-actions";
import { requireAccess } from "./require-access";

/** The fields of a form; a repeated one becomes an array. React's own fields are left out. */
function fieldsOf(form: FormData): Record<string, unknown> {
  const names = [...new Set(form.keys())].filter((name) => !name.startsWith("$ACTION"));
  return Object.fromEntries(
    names.map((name) => {
      const values = form.getAll(name);
      return [name, values.length > 1 ? values : values[0]];
    }),
  );
}

/** A plain object, a form, or what `useActionState` passes: what came before, and the form. */
export interface Action<Input, Value> {
  (input: Input | FormData): Promise<ActionResult<Value>>;
  (before: ActionResult<Value> | null, form: FormData): Promise<ActionResult<Value>>;
}

/**
 * A server action, to be exported from a "use server" file. Takes a plain object or a form, parses
 * it, and never throws at the browser: what comes back is `{ ok: true, value }` or a refusal.
 */
export function defineAction<Schema extends z.ZodType, Value>(
  declaration: { name: string; access: PersonAccess },
  schema: Schema,
  work: (ctx: Context, input: z.output<Schema>) => Promise<Value> | Value,
): Action<z.input<Schema>, Value> {
  const { name, access } = declaration;

  async function run(ctx: Context, given: unknown): Promise<ActionResult<Value>> {
    try {
      requireAccess(ctx, access);
      const input = given instanceof FormData ? fieldsOf(given) : given;
      checkText(input);
      const parsed = await schema.safeParseAsync(input);
      if (!parsed.success) throw invalidFrom(parsed.error);
      return { ok: true, value: await work(ctx, parsed.data) };
    } catch (thrown) {
      // A redirect out of an action is thrown too; it is Next's to handle.
      unstable_rethrow(thrown);
      const { code, message, param } = toRefusal(thrown, ctx.requestId, name);
      return { ok: false, error: { code, message, param, requestId: ctx.requestId } };
    }
  }

  declareAction({ name, access, runAs: run });

  return async function action(given: unknown, form?: FormData): Promise<ActionResult<Value>> {
    let requestId = newId();
    try {
      // The web process refuses it before, with 403.
      checkOrigin({ method: "POST", headers: await headers() });
      if (access === "sandbox" && !isLocalSandbox(await headers())) throw notFound("page");
      const ctx = await currentContext();
      requestId = ctx.requestId;
      return await run(ctx, form instanceof FormData ? form : given);
    } catch (thrown) {
      unstable_rethrow(thrown);
      const { code, message } = toRefusal(thrown, requestId, name);
      return { ok: false, error: { code, message, requestId } };
    }
  };
}
