"use client";

import { unstable_rethrow } from "next/navigation";
import { type FormEvent, useActionState, useEffect, useRef, useState, useTransition } from "react";
import type { ActionResult } from "@/lib/kernel/schemas";

type FormAction<Value> = (
  before: ActionResult<Value> | null,
  form: FormData,
) => Promise<ActionResult<Value>>;

const unreachable: ActionResult<never> = {
  ok: false,
  error: {
    code: "unavailable",
    message: "The connection was lost. What you typed is still here: try again.",
    requestId: "",
  },
};

/**
 * A form that works without scripts too: it is posted, and the page comes back with the answer. With
 * scripts the fields stay as they are, also when the connection is lost, and the first field at
 * fault gets the focus. Spread `form` on the form.
 */
export function usePlainForm<Value>(action: FormAction<Value>) {
  const [posted, post] = useActionState(action, null);
  const [answered, setAnswered] = useState<ActionResult<Value> | null>(null);
  const [pending, startTransition] = useTransition();
  const element = useRef<HTMLFormElement>(null);
  const result = answered ?? posted;

  useEffect(() => {
    if (answered) element.current?.querySelector<HTMLElement>("[aria-invalid='true']")?.focus();
  }, [answered]);

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const form = new FormData(event.currentTarget);
    startTransition(async () => {
      const answer = await action(null, form).catch((thrown: unknown) => {
        // Where the answer leads to another page, the router goes there.
        unstable_rethrow(thrown);
        return unreachable;
      });
      setAnswered(answer);
    });
  };
  return { result, pending, form: { ref: element, action: post, onSubmit, noValidate: true } };
}
