"use client";

import { type FormEvent, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toaster";
import type { Note } from "@/lib/orders";
import { submitOnModEnter } from "./new-note";
import type { OrderPageActions } from "./order-page-actions";

interface EditNoteProps {
  orderId: string;
  note: Note;
  editNote: OrderPageActions["editNote"];
  onClose: () => void;
}

/** A note's text in a form of its own; Escape leaves it as it was. */
export function EditNote({ orderId, note, editNote, onClose }: EditNoteProps) {
  const [body, setBody] = useState(note.body);
  const [problem, setProblem] = useState<string>();
  const [pending, startTransition] = useTransition();
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (pending) return;
    if (body.trim() === note.body) {
      onClose();
      return;
    }
    startTransition(async () => {
      const input = { orderId, noteId: note.id, body };
      const result = await editNote(input).catch(() => undefined);
      if (result?.ok) {
        toast.success("Note changed");
        onClose();
      } else {
        setProblem(result?.error.message ?? "Onetill could not be reached. Try again.");
      }
    });
  };
  return (
    <form onSubmit={onSubmit} className="mt-1.5 flex flex-col gap-2">
      <Field label="Edit note" hideLabel error={problem}>
        <Textarea
          autoFocus
          rows={3}
          maxLength={10_000}
          value={body}
          onChange={(event) => setBody(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Escape") onClose();
            else submitOnModEnter(event);
          }}
        />
      </Field>
      <div className="flex justify-end gap-2">
        <Button size="sm" onClick={onClose}>
          Discard
        </Button>
        <Button size="sm" type="submit" variant="primary" loading={pending}>
          Save note
        </Button>
      </div>
    </form>
  );
}
