"use client";

import { PencilLine, Trash2 } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time-text";
import { Time } from "@/components/ui/time";
import { truncateText } from "@/lib/kernel/browser";
import type { Note } from "@/lib/orders";
import { EditNote } from "./edit-note";
import { LongText } from "./long-text";
import type { OrderPageActions } from "./order-page-actions";

interface NoteItemProps {
  orderId: string;
  note: Note;
  zone: string;
  /** Missing for those who may only read. */
  editNote?: OrderPageActions["editNote"];
  onDelete: () => void;
}

/** One note, as text or while it is edited. */
export function NoteItem({ orderId, note, zone, editNote, onDelete }: NoteItemProps) {
  const [editing, setEditing] = useState(false);
  const editButton = useRef<HTMLButtonElement>(null);
  const about = `note “${truncateText(note.body, 30)}”`;
  const stopEditing = () => {
    setEditing(false);
    requestAnimationFrame(() => editButton.current?.focus());
  };
  return (
    <li
      id={note.id}
      className="scroll-mt-24 rounded-md border border-line bg-sunken/60 px-3 py-2.5 target:border-accent target:ring-1 target:ring-accent"
    >
      <div className="flex items-start justify-between gap-2">
        <p className="min-w-0 pt-1 text-muted text-xs">
          <bdi className="wrap-anywhere font-medium text-ink">
            {truncateText(note.authorLabel, 80)}
          </bdi>
          {" · "}
          <Time value={note.createdAt} zone={zone} />
          <RelativeTime
            value={note.createdAt}
            zone={zone}
            besideDate
            className="before:content-['_·_']"
          />
          {note.editedAt ? (
            <>
              {" · "}edited <Time value={note.editedAt} zone={zone} />
            </>
          ) : null}
        </p>
        {editNote && !editing ? (
          <div className="-mr-1.5 flex shrink-0">
            <Button
              ref={editButton}
              variant="ghost"
              size="icon-sm"
              aria-label={`Edit ${about}`}
              onClick={() => setEditing(true)}
            >
              <PencilLine aria-hidden />
            </Button>
            <Button
              variant="ghost"
              size="icon-sm"
              aria-label={`Delete ${about}`}
              onClick={onDelete}
            >
              <Trash2 aria-hidden />
            </Button>
          </div>
        ) : null}
      </div>
      {editing && editNote ? (
        <EditNote orderId={orderId} note={note} editNote={editNote} onClose={stopEditing} />
      ) : (
        <LongText text={note.body} what="note" lines={8} preserve className="mt-1 text-sm" />
      )}
    </li>
  );
}
