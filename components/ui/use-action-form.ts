"use client";

import { type FormEvent, useEffect, useRef, useState, useTransition } from "react";
import type { ActionError, ActionResult } from "@/lib/kernel/schemas";

const unreachable: ActionError = {
  code: "unavailable",
  message: "Onetill could not be reached. Check your connection and try again.",
  requestId: "",
};

/**
 * A form that a server action answers. What was typed stays when it is refused; the first field at
 * fault gets the focus. `errorOf(name)` is for that Field, `formError` for what fits no field.
 */
export function useActionForm<Value>(
  action: (form: FormData) => Promise<ActionResult<Value>>,
  onDone: (value: Value, form: HTMLFormElement) => void,
) {
  const [problem, setProblem] = useState<{ error: ActionError; inField: boolean }>();
  const [pending, startTransition] = useTransition();
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    if (problem) form.current?.querySelector<HTMLElement>("[aria-invalid='true']")?.focus();
  }, [problem]);

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const element = event.currentTarget;
    form.current = element;
    startTransition(async () => {
      const result = await action(new FormData(element)).catch(() => undefined);
      if (result?.ok) {
        setProblem(undefined);
        onDone(result.value, element);
      } else {
        const error = result?.error ?? unreachable;
        const inField = Boolean(error.param && element.elements.namedItem(error.param));
        setProblem({ error, inField });
      }
    });
  };

  const errorOf = (name: string) =>
    problem?.inField && problem.error.param === name ? problem.error.message : undefined;
  const formError = problem && !problem.inField ? problem.error.message : undefined;
  return { onSubmit, pending, errorOf, formError };
}
