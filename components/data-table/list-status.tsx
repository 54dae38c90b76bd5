"use client";

import { ArrowUp } from "lucide-react";
import { useState } from "react";
import { buttonStyles } from "@/components/ui/button-styles";
import { cn } from "@/components/ui/class-names";
import { ListLink, type PagedState } from "./list-navigation";

interface ListStatusProps<State> {
  /** Names the list and its page. */
  list: string;
  /** How many rows it has, in words. */
  total: string;
  /** How many rows have just come in on this page. */
  fresh: number;
  /** How many have come in that this page does not show. */
  newer: { count: number; capped: boolean };
  /** "3 new orders". */
  newText: (count: number, capped?: boolean) => string;
  /** Where the new ones are seen. */
  newest: Partial<State>;
}

/**
 * Says what has changed to those who do not see it: new rows, or how many a filter has found.
 * Rows that came in out of sight are offered to everybody.
 */
export function ListStatus<State extends PagedState>(props: ListStatusProps<State>) {
  const { list, total, fresh, newer, newText, newest } = props;
  const [said, setSaid] = useState({ list, text: "" });
  if (said.list !== list) setSaid({ list, text: total });
  const text =
    fresh > 0 ? newText(fresh) : newer.count > 0 ? newText(newer.count, newer.capped) : said.text;
  return (
    <>
      <p role="status" className="sr-only">
        {text}
      </p>
      {newer.count > 0 ? (
        <div className="pointer-events-none absolute inset-x-0 top-11 z-20 flex justify-center max-sm:fixed max-sm:top-24">
          <ListLink
            change={newest}
            className={cn(
              buttonStyles({ variant: "primary", size: "sm" }),
              "pointer-events-auto rounded-full shadow-md",
            )}
          >
            <ArrowUp aria-hidden />
            {newText(newer.count, newer.capped)} – show
          </ListLink>
        </div>
      ) : null}
    </>
  );
}
