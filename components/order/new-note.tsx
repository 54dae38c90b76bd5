"use client";

import { type FormEvent, type KeyboardEvent, useRef, useState, useTransition } from "react";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Kbd } from "@/components/ui/kbd";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toaster";
import type { OrderPageActions } from "./order-page-actions";

interface NewNoteProps {
  orderId: string;
  addNote: OrderPageActions["addNote"];
}

/** Sends with ⌘ or Ctrl and Enter, as forms of one text do. */
export const submitOnModEnter = (event: KeyboardEvent<HTMLTextAreaElement>) => {
  if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey)) return;
  event.preventDefault();
  event.currentTarget.form?.requestSubmit();
};

/** Where a note is written. What was typed stays until it is stored. */
export function NewNote({ orderId, addNote }: NewNoteProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [body, setBody] = useState("");
  const [problem, setProblem] = useState<string>();
  const [pending, startTransition] = useTransition();

  useShortcuts("Order", [
    {
      keys: "n",
      label: "Write a note",
      run: () => {
        field.current?.scrollIntoView({ block: "center" });
        field.current?.focus({ preventScroll: true });
      },
    },
  ]);

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (pending) return;
    startTransition(async () => {
      const result = await addNote({ orderId, body }).catch(() => undefined);
      if (result?.ok) {
        setBody("");
        setProblem(undefined);
        toast.success("Note added");
      } else {
        setProblem(result?.error.message ?? "Onetill could not be reached. Try again.");
        field.current?.focus();
      }
    });
  };

  return (
    <form onSubmit={onSubmit} className="flex flex-col gap-2">
      <Field label="New note" error={problem}>
        <Textarea
          ref={field}
          rows={2}
          maxLength={10_000}
          placeholder="Only your team sees this"
          aria-keyshortcuts="N"
          value={body}
          onChange={(event) => setBody(event.target.value)}
          onKeyDown={submitOnModEnter}
        />
      </Field>
      <div className="flex items-center justify-end gap-3">
        <span className="text-faint text-xs max-sm:hidden touch:hidden">
          <Kbd keys="mod+enter" /> to add
        </span>
        <Button type="submit" loading={pending}>
          Add note
        </Button>
      </div>
    </form>
  );
}
