"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { Button } from "@/components/ui/button";
import { buttonStyles } from "@/components/ui/button-styles";
import { Select } from "@/components/ui/select";
import { type PageSize, pageSizes } from "@/lib/lists/browser";
import { ListLink, type PagedState } from "./list-navigation";

interface ListFooterProps {
  /** "50 of 1,284 orders". */
  summary: string;
  /** "Times in Europe/Berlin". */
  zoneText: string;
  /** Names the choice of how many there are: "Orders on a page". */
  sizeLabel: string;
  size: PageSize;
  onSize: (size: PageSize) => void;
  nextCursor: string | null;
  previousCursor: string | null;
}

/** How much is shown, and the way to the next page. */
export function ListFooter(props: ListFooterProps) {
  const { summary, zoneText, nextCursor, previousCursor } = props;
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
          aria-label={props.sizeLabel}
          options={pageSizes.map((size) => ({ value: String(size), label: `${size} a page` }))}
          value={String(props.size)}
          onChange={({ target }) => {
            const size = pageSizes.find((known) => String(known) === target.value);
            if (size) props.onSize(size);
          }}
          className="max-sm:hidden"
        />
        <Step to={previousCursor ? { before: previousCursor } : null}>
          <ChevronLeft aria-hidden />
          Previous
        </Step>
        <Step to={nextCursor ? { after: nextCursor } : null}>
          Next
          <ChevronRight aria-hidden />
        </Step>
      </nav>
    </footer>
  );
}

function Step({ to, children }: { to: Partial<PagedState> | null; children: React.ReactNode }) {
  if (!to) return <Button disabled>{children}</Button>;
  return (
    <ListLink change={to} className={buttonStyles()}>
      {children}
    </ListLink>
  );
}
