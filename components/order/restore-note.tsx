"use client";

import { useTransition } from "react";
import { toast } from "@/components/ui/toaster";
import type { OrderPageActions } from "./order-page-actions";

interface RestoreNoteProps {
  orderId: string;
  noteId: string;
  restoreNote: OrderPageActions["restoreNote"];
}

/** Brings a deleted note back, long after the toast with its Undo is gone. */
export function RestoreNote({ orderId, noteId, restoreNote }: RestoreNoteProps) {
  const [pending, startTransition] = useTransition();
  const restore = () =>
    startTransition(async () => {
      const result = await restoreNote({ orderId, noteId }).catch(() => undefined);
      if (result?.ok) toast.success("Note restored");
      else toast.error(result?.error.message ?? "Onetill could not be reached. Try again.");
    });
  return (
    <button
      type="button"
      aria-disabled={pending}
      onClick={pending ? undefined : restore}
      className="relative rounded-sm text-accent-ink underline decoration-accent-ink/40 underline-offset-3 hover:decoration-current after:absolute after:-inset-x-1 after:-inset-y-2"
    >
      Restore<span className="sr-only"> this note</span>
    </button>
  );
}
