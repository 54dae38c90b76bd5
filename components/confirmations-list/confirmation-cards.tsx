"use client";

import Link from "next/link";
import { Checkbox } from "@/components/ui/checkbox";
import { ConfirmationStatusBadge, NeedsLookBadge } from "@/components/ui/confirmation-status-badge";
import { Money } from "@/components/ui/money";
import { PlatformMark } from "@/components/ui/platform-mark";
import type { ConfirmationLine } from "@/lib/matching/schemas";
import { DeclaredTime } from "./cells";
import type { Asked } from "./change-dialog";
import { RowMenu } from "./row-menu";

interface ConfirmationCardsProps {
  lines: readonly ConfirmationLine[];
  zone: string;
  year: string;
  /** Names the site in each card. */
  showSite: boolean;
  selected: Readonly<Record<string, true>>;
  onSelect: (id: string) => void;
  isFresh: (id: string) => boolean;
  onAsk: (asked: Asked) => void;
}

/** The list as it is on phones: a card for each confirmation, which is a link as a whole. */
export function ConfirmationCards(props: ConfirmationCardsProps) {
  return (
    <ul aria-label="Confirmations" className="divide-y divide-line sm:hidden">
      {props.lines.map((line) => (
        <ConfirmationCard key={line.id} line={line} {...props} />
      ))}
    </ul>
  );
}

function ConfirmationCard(props: ConfirmationCardsProps & { line: ConfirmationLine }) {
  const { line, zone, year, showSite, selected, onSelect, isFresh, onAsk } = props;
  const chosen = selected[line.id] ?? false;
  return (
    <li
      data-row-id={line.id}
      data-selected={chosen || undefined}
      data-fresh={isFresh(line.id) || undefined}
      className="relative flex gap-1 py-2.5 pr-1.5 pl-1.5 transition-colors duration-700 data-fresh:bg-accent-soft data-selected:bg-accent-soft/60 data-fresh:duration-0"
    >
      <Checkbox
        aria-label={`Select confirmation ${line.code}`}
        checked={chosen}
        onChange={() => onSelect(line.id)}
        data-row-select
        className="z-10 -my-0.5 shrink-0 [&>span]:size-9"
      />
      <div className="min-w-0 flex-1">
        <div className="flex items-baseline justify-between gap-3">
          <Link
            href={`/confirmations/${line.id}`}
            prefetch={false}
            data-row-link
            className="min-w-0 truncate font-medium text-base after:absolute after:inset-0"
          >
            <span className="sr-only">Confirmation {line.code}, </span>
            <bdi>{line.name ?? line.email}</bdi>
          </Link>
          {line.amount !== null && line.currency ? (
            <Money
              amount={line.amount}
              currency={line.currency}
              className="font-medium text-base"
            />
          ) : null}
        </div>
        {line.name ? <bdi className="block truncate text-muted text-sm">{line.email}</bdi> : null}
        <div className="mt-1.5 flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <ConfirmationStatusBadge status={line.status} />
          {line.needsReview ? <NeedsLookBadge matter={line.needsReview} /> : null}
          {line.order ? (
            <span className="text-muted text-xs">
              Order <span className="font-mono">{line.order.reference}</span>
            </span>
          ) : null}
        </div>
        <div className="mt-1.5 flex items-center gap-2 text-muted text-xs">
          <PlatformMark platform={line.platform} name={line.platformName} iconOnly />
          <DeclaredTime line={line} zone={zone} year={year} />
          <span className="whitespace-nowrap font-mono">{line.code}</span>
          {showSite ? <bdi className="min-w-0 truncate">{line.siteName}</bdi> : null}
        </div>
      </div>
      <div className="relative z-10 -my-1 self-start">
        <RowMenu line={line} onAsk={onAsk} />
      </div>
    </li>
  );
}
