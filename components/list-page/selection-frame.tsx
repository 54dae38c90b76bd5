"use client";

import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import type { Selected } from "./list-page";

/** No more are changed or exported by hand at once. */
export const mostSelected = 200;

interface SelectionFrameProps {
  /** "Selected orders". */
  label: string;
  selected: Pick<Selected<unknown>, "ids" | "elsewhere" | "clear">;
  /** What can be done with them. */
  children: ReactNode;
}

/** How many rows are selected and what can be done with them; floats at the bottom of the list. */
export function SelectionFrame({ label, selected, children }: SelectionFrameProps) {
  const { ids, elsewhere, clear } = selected;
  return (
    <section
      aria-label={label}
      className="fixed inset-x-2 bottom-[max(0.5rem,env(safe-area-inset-bottom))] z-20 flex flex-wrap items-center justify-center gap-1.5 rounded-xl border border-line-strong bg-raised p-1.5 shadow-lg sm:absolute sm:inset-x-auto sm:bottom-14 sm:left-1/2 sm:w-max sm:-translate-x-1/2 sm:max-w-[calc(100%-1rem)] sm:pl-3.5"
    >
      <p className="tabular text-sm max-sm:w-[calc(100%-3.25rem)] max-sm:pl-2 sm:mr-2">
        <span className="font-medium">{ids.length.toLocaleString("en")} selected</span>
        {elsewhere > 0 ? <span className="text-muted"> · {elsewhere} on other pages</span> : null}
        {ids.length > mostSelected ? (
          <span className="text-warn-ink"> · {mostSelected} at most</span>
        ) : null}
      </p>
      {children}
      <Button variant="ghost" size="icon" aria-label="Select none" onClick={clear}>
        <X aria-hidden />
      </Button>
    </section>
  );
}
