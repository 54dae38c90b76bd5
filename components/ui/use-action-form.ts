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
  const [error, setError] = useState<ActionError>();
  const [pending, startTransition] = useTransition();
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    if (error) form.current?.querySelector<HTMLElement>("[aria-invalid='true']")?.focus();
  }, [error]);

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const element = event.currentTarget;
    form.current = element;
    startTransition(async () => {
      const result = await action(new FormData(element)).catch(() => undefined);
      if (result?.ok) {
        setError(undefined);
        onDone(result.value, element);
      } else {
        setError(result?.error ?? unreachable);
      }
    });
  };

  const hasField = (name: string) => form.current?.elements.namedItem(name) != null;
  return {
    onSubmit,
    pending,
    errorOf: (name: string) => (error?.param === name ? error.message : undefined),
    formError: error && !(error.param && hasField(error.param)) ? error.message : undefined,
  };
}
