import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Money } from "@/components/ui/money";
import { OrderStatusBadge, TestBadge } from "@/components/ui/status-badge";
import { truncateText } from "@/lib/kernel/schemas";
import type { Candidate, ConfirmationRow } from "@/lib/matching";
import { matchRuleLabel } from "@/lib/matching/schemas";
import { compareFacts } from "./comparison";
import { ComparisonTable } from "./comparison-table";
import { MatchButton } from "./match-button";
import type { ConfirmationPageActions } from "./page-actions";
import { ReasonList } from "./reason-list";
import { ScoreBar } from "./score-bar";

interface CandidateItemProps {
  id: string;
  confirmation: ConfirmationRow;
  candidate: Candidate;
  /** Whether it is laid open from the start. */
  open: boolean;
  primary: boolean;
  /** For those who may match. */
  actions: ConfirmationPageActions | null;
}

/** An order that may be the declared one: how well it fits, why, and what differs. */
export function CandidateItem(props: CandidateItemProps) {
  const { id, confirmation, candidate, open, primary, actions } = props;
  const { orderId, reference, matchedWith } = candidate;
  const who = candidate.customerName ?? candidate.customerEmail;
  return (
    <li className="flex flex-col gap-2.5 px-4 py-3.5">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h3 className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
            <Link
              href={`/orders/${orderId}`}
              className="rounded-sm font-mono text-[0.8125rem] text-accent-ink hover:underline"
            >
              <span className="sr-only">Order </span>
              {reference}
            </Link>
            <Money amount={candidate.amount} currency={candidate.currency} />
            {candidate.isNear ? <Badge tone="warn">Near miss</Badge> : null}
            {candidate.isTest ? <TestBadge /> : null}
            {candidate.status === "completed" || candidate.status === "accepted" ? null : (
              <OrderStatusBadge status={candidate.status} />
            )}
          </h3>
          {who ? (
            <p className="wrap-anywhere text-muted text-sm">
              <bdi>{truncateText(who, 80)}</bdi>
            </p>
          ) : null}
        </div>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <ScoreBar score={candidate.score} />
          {actions && matchedWith === null ? (
            <MatchButton
              id={id}
              code={confirmation.code}
              order={{ id: orderId, reference }}
              instead={confirmation.match?.reference ?? null}
              primary={primary}
              actions={{ match: actions.match, relink: actions.relink }}
            />
          ) : null}
        </div>
      </div>
      {candidate.rule ? (
        <p className="text-muted text-sm">Fits by: {matchRuleLabel(candidate.rule)}</p>
      ) : null}
      <ReasonList
        reasons={candidate.reasons}
        differences={[
          ...candidate.differences,
          ...(matchedWith ? [`matched with the confirmation ${matchedWith}`] : []),
          ...(candidate.takenApart ? ["a person took these two apart before"] : []),
        ]}
      />
      <details open={open} className="group/compare">
        <summary className="inline-flex min-h-6 cursor-pointer items-center rounded-sm text-accent-ink text-sm hover:underline touch:min-h-11">
          <span className="group-open/compare:hidden">Compare side by side</span>
          <span className="hidden group-open/compare:inline">Hide the comparison</span>
          <span className="sr-only"> with the order {reference}</span>
        </summary>
        <div className="mt-1.5">
          <ComparisonTable
            facts={compareFacts(confirmation, candidate)}
            reference={reference}
            zone={confirmation.siteTimeZone}
          />
        </div>
      </details>
    </li>
  );
}
