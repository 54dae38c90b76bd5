"use client";

import { type ReactElement, useState } from "react";
import { Button } from "@/components/ui/button";

const shownAtFirst = 8;

/** The newest lines, and the rest when asked for. */
export function TimelineList({ rows }: { rows: ReactElement[] }) {
  const [open, setOpen] = useState(false);
  const hidden = rows.length - shownAtFirst;
  const short = hidden > 1 && !open;
  return (
    <>
      <ol aria-label="Events, newest first" className="flex flex-col">
        {short ? rows.slice(0, shownAtFirst) : rows}
      </ol>
      {hidden > 1 ? (
        <Button
          size="sm"
          variant="ghost"
          className="self-start"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {open ? "Show fewer events" : `Show ${hidden} earlier events`}
        </Button>
      ) : null}
    </>
  );
}
