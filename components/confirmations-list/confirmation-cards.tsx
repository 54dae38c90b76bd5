"use client";

import { ListCard, ListCards } from "@/components/list-page/list-cards";
import type { CardsAbout } from "@/components/list-page/list-page";
import { ConfirmationStatusBadge, NeedsLookBadge } from "@/components/ui/confirmation-status-badge";
import { Money } from "@/components/ui/money";
import { PlatformMark } from "@/components/ui/platform-mark";
import type { ConfirmationLine } from "@/lib/matching/browser";
import { DeclaredTime } from "./cells";
import type { Asked } from "./change-dialog";
import { RowMenu } from "./row-menu";

interface CardProps {
  about: CardsAbout<ConfirmationLine>;
  onAsk: (asked: Asked) => void;
}

/** The list of confirmations as it is on phones. */
export function ConfirmationCards({ about, onAsk }: CardProps) {
  return (
    <ListCards label="Confirmations" about={about}>
      {(line) => <ConfirmationCard key={line.id} line={line} about={about} onAsk={onAsk} />}
    </ListCards>
  );
}

function ConfirmationCard({ line, about, onAsk }: CardProps & { line: ConfirmationLine }) {
  const { zone, year, showSite } = about;
  return (
    <ListCard
      line={line}
      about={about}
      selectLabel={`Select confirmation ${line.code}`}
      href={`/confirmations/${line.id}`}
      heading={
        <>
          <span className="sr-only">Confirmation {line.code}, </span>
          <bdi>{line.name ?? line.email}</bdi>
        </>
      }
      figure={
        line.amount !== null && line.currency ? (
          <Money amount={line.amount} currency={line.currency} className="font-medium text-base" />
        ) : null
      }
      aside={<RowMenu line={line} onAsk={onAsk} />}
    >
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
    </ListCard>
  );
}
