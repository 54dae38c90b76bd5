"use client";

import { Lock } from "lucide-react";
import { startTransition, useOptimistic, useRef } from "react";
import { Badge } from "@/components/ui/badge";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { toast } from "@/components/ui/toaster";
import type { Note } from "@/lib/orders";
import { NewNote } from "./new-note";
import { NoteItem } from "./note-item";
import type { OrderPageActions } from "./order-page-actions";

interface OrderNotesProps {
  orderId: string;
  notes: Note[];
  zone: string;
  /** Missing for those who may only read. */
  actions?: OrderPageActions;
}

const undoMs = 10_000;
const unreachable = "Onetill could not be reached. Check your connection and try again.";

/** The team's own notes about an order; members never see them. */
export function OrderNotes({ orderId, notes, zone, actions }: OrderNotesProps) {
  const heading = useRef<HTMLDivElement>(null);
  const [shown, hide] = useOptimistic(notes, (all: Note[], gone: string) =>
    all.filter((note) => note.id !== gone),
  );

  const restore = (noteId: string) =>
    startTransition(async () => {
      const result = await actions?.restoreNote({ orderId, noteId }).catch(() => undefined);
      if (result?.ok) toast.success("Note restored");
      else toast.error(result?.error.message ?? unreachable);
    });

  const remove = (noteId: string) => {
    // The button that had the focus goes away with its note.
    heading.current?.focus({ preventScroll: true });
    startTransition(async () => {
      hide(noteId);
      const result = await actions?.deleteNote({ orderId, noteId }).catch(() => undefined);
      if (!result?.ok) {
        toast.error(result?.error.message ?? unreachable);
        return;
      }
      toast.success("Note deleted", {
        duration: undoMs,
        action: { label: "Undo", onClick: () => restore(noteId) },
      });
    });
  };

  return (
    <Card aria-labelledby="notes-title">
      <div ref={heading} tabIndex={-1}>
        <CardHeader
          titleId="notes-title"
          title="Notes"
          actions={
            <Badge tone="outline">
              <Lock aria-hidden />
              Internal
            </Badge>
          }
        />
      </div>
      <CardBody className="flex flex-col gap-4">
        {shown.length > 0 ? (
          <ul className="flex flex-col gap-3">
            {shown.map((note) => (
              <NoteItem
                key={note.id}
                orderId={orderId}
                note={note}
                zone={zone}
                editNote={actions?.editNote}
                onDelete={() => remove(note.id)}
              />
            ))}
          </ul>
        ) : (
          <p className="text-muted text-sm">
            {actions
              ? "Nothing noted yet. What you write here is for your team; the customer never sees it."
              : "Nothing noted yet."}
          </p>
        )}
        {actions ? <NewNote orderId={orderId} addNote={actions.addNote} /> : null}
      </CardBody>
    </Card>
  );
}
