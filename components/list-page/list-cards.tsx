"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import type { AnyLine, CardsAbout } from "./list-page";

interface ListCardsProps<Line extends AnyLine> {
  /** "Orders". */
  label: string;
  about: CardsAbout<Line>;
  children: (line: Line) => ReactNode;
}

/** A list as it is on phones: a card for each row. */
export function ListCards<Line extends AnyLine>({ label, about, children }: ListCardsProps<Line>) {
  return (
    <ul aria-label={label} className="divide-y divide-line sm:hidden">
      {about.lines.map(children)}
    </ul>
  );
}

interface ListCardProps<Line extends AnyLine> {
  line: Line;
  about: CardsAbout<Line>;
  /** "Select order 7F3K9QWD". */
  selectLabel: string;
  /** Where the card leads as a whole, and what stands in the link. */
  href: string;
  heading: ReactNode;
  /** Right of the heading. */
  figure: ReactNode;
  /** At the right edge, beside the card's link. */
  aside?: ReactNode;
  children: ReactNode;
}

/** One card: it can be selected, and is a link as a whole. */
export function ListCard<Line extends AnyLine>(props: ListCardProps<Line>) {
  const { line, about, selectLabel, href, heading, figure, aside, children } = props;
  const chosen = about.selected[line.id] ?? false;
  return (
    <li
      data-row-id={line.id}
      data-selected={chosen || undefined}
      data-fresh={about.isFresh(line.id) || undefined}
      className="relative flex gap-1 py-2.5 pr-4 pl-1.5 transition-colors duration-700 has-data-aside:pr-1.5 data-fresh:bg-accent-soft data-selected:bg-accent-soft/60 data-fresh:duration-0"
    >
      <Checkbox
        aria-label={selectLabel}
        checked={chosen}
        onChange={() => about.onSelect(line.id)}
        data-row-select
        className="z-10 -my-0.5 shrink-0 [&>span]:size-9"
      />
      <div className="min-w-0 flex-1">
        <div className="flex items-baseline justify-between gap-3">
          <Link
            href={href}
            prefetch={false}
            data-row-link
            className="min-w-0 truncate font-medium text-base after:absolute after:inset-0"
          >
            {heading}
          </Link>
          {figure}
        </div>
        {children}
      </div>
      {aside ? (
        <div data-aside className="relative z-10 -my-1 self-start">
          {aside}
        </div>
      ) : null}
    </li>
  );
}
