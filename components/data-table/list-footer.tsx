"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { Button } from "@/components/ui/button";
import { buttonStyles } from "@/components/ui/button-styles";
import { Select } from "@/components/ui/select";
import { pageSizes } from "@/lib/orders/schemas";
import { ListLink, useListNavigation } from "./list-navigation";

interface ListFooterProps {
  /** "50 of 1,284 orders". */
  summary: string;
  /** "Times in Europe/Berlin". */
  zoneText: string;
  nextCursor: string | null;
  previousCursor: string | null;
}

/** How much is shown, and the way to the next page. */
export function ListFooter({ summary, zoneText, nextCursor, previousCursor }: ListFooterProps) {
  const { state, go } = useListNavigation();
  return (
    <footer className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-line border-t px-4 py-2 text-muted text-sm">
      <p className="tabular">
        {summary}
        <span className="max-sm:block">
          <span className="max-sm:hidden"> · </span>
          Times in {zoneText}
        </span>
      </p>
      <nav aria-label="Pages" className="flex items-center gap-2">
        <Select
          aria-label="Orders on a page"
          options={pageSizes.map((size) => ({ value: String(size), label: `${size} a page` }))}
          value={String(state.size)}
          onChange={({ target }) => {
            const size = pageSizes.find((known) => String(known) === target.value);
            if (size) go({ size });
          }}
          className="max-sm:hidden"
        />
        <Step cursor={previousCursor} direction="before">
          <ChevronLeft aria-hidden />
          Previous
        </Step>
        <Step cursor={nextCursor} direction="after">
          Next
          <ChevronRight aria-hidden />
        </Step>
      </nav>
    </footer>
  );
}

function Step(props: {
  cursor: string | null;
  direction: "after" | "before";
  children: React.ReactNode;
}) {
  const { cursor, direction, children } = props;
  if (!cursor) return <Button disabled>{children}</Button>;
  return (
    <ListLink change={{ [direction]: cursor }} className={buttonStyles()}>
      {children}
    </ListLink>
  );
}
