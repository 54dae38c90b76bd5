"use client";

import { Plus } from "lucide-react";
import { placeholderNames, placeholders } from "@/lib/replies/browser";

/** One button for each placeholder. They keep the cursor of the field that they write into. */
export function PlaceholderChips({ onInsert }: { onInsert: (text: string) => void }) {
  return (
    <fieldset className="flex flex-wrap gap-1.5">
      <legend className="mb-1.5 text-muted text-sm">
        Insert what differs from order to order. After the bar stands what is written when it is not
        known.
      </legend>
      {placeholderNames.map((name) => (
        <button
          key={name}
          type="button"
          title={placeholders[name].meaning}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onInsert(placeholders[name].insert)}
          className="inline-flex h-6.5 items-center gap-1 rounded-full border border-line-strong bg-surface px-2 text-ink text-xs transition-colors hover:border-control hover:bg-sunken touch:h-9 touch:px-3 dark:bg-raised"
        >
          <Plus aria-hidden className="size-3 text-muted" />
          {placeholders[name].label}
        </button>
      ))}
    </fieldset>
  );
}
