"use client";

import { useId, useState } from "react";
import { cn } from "@/components/ui/class-names";

interface LongTextProps {
  text: string;
  /** What is shown at first; beyond it there is "Show all". */
  lines?: 2 | 4 | 8;
  /** What the text is, for the button: "message", "name". */
  what: string;
  /** Keeps the line breaks that somebody typed. */
  preserve?: boolean;
  className?: string;
}

const clamps = { 2: "line-clamp-2", 4: "line-clamp-4", 8: "line-clamp-8" };
const charactersInLine = 60;

/** Counted, not measured, so that the server and every width agree on whether there is a button. */
const isLong = (text: string, lines: number) =>
  text.length > lines * charactersInLine || text.split("\n", lines + 1).length > lines;

/** Somebody's text of any length and script, cut to some lines until one asks for all of it. */
export function LongText({ text, lines = 4, what, preserve = false, className }: LongTextProps) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const long = isLong(text, lines);
  return (
    <span className={cn("block min-w-0", className)}>
      <span
        id={id}
        dir="auto"
        className={cn(
          "wrap-anywhere block",
          preserve && "whitespace-pre-wrap",
          long && !open && clamps[lines],
        )}
      >
        {text}
      </span>
      {long ? (
        <button
          type="button"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
          className="mt-0.5 min-h-6 rounded-sm font-medium text-accent-ink text-sm hover:underline touch:min-h-11"
        >
          {open ? "Show less" : "Show all"}
          <span className="sr-only"> of the {what}</span>
        </button>
      ) : null}
    </span>
  );
}
