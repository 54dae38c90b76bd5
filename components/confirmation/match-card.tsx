import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Money } from "@/components/ui/money";
import { OrderStatusBadge } from "@/components/ui/status-badge";
import { Time } from "@/components/ui/time";
import { truncateText } from "@/lib/kernel/schemas";
import type { Candidate, ConfirmationMatch, ConfirmationRow } from "@/lib/matching";
import { matchRuleLabel } from "@/lib/matching/schemas";
import { compareFacts } from "./comparison";
import { ComparisonTable } from "./comparison-table";
import type { ConfirmationPageActions } from "./page-actions";
import { ReasonList } from "./reason-list";
import { ScoreBar } from "./score-bar";
import { UndoButton } from "./undo-button";

interface MatchCardProps {
  id: string;
  confirmation: ConfirmationRow;
  match: ConfirmationMatch;
  /** The order as it is now. */
  order: Candidate | null;
  orderHref: string;
  now: Date;
  undo: ConfirmationPageActions["undo"] | null;
}

/** The order that the confirmation is matched with: by what, how surely, why. */
export function MatchCard(props: MatchCardProps) {
  const { id, confirmation, match, order, orderHref, now, undo } = props;
  const who = order?.customerName ?? order?.customerEmail;
  return (
    <Card aria-labelledby="match-title">
      <CardHeader
        titleId="match-title"
        title="Matched order"
        actions={
          undo ? (
            <UndoButton
              id={id}
              code={confirmation.code}
              reference={match.reference}
              over={now >= confirmation.windowEndsAt}
              hasReply={confirmation.reply !== null}
              undo={undo}
            />
          ) : undefined
        }
      />
      <CardBody className="flex flex-col gap-3">
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <p className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
            <Link
              href={orderHref}
              className="rounded-sm font-medium font-mono text-accent-ink hover:underline"
            >
              <span className="sr-only">Order </span>
              {match.reference}
            </Link>
            {order ? (
              <>
                <Money amount={order.amount} currency={order.currency} className="font-medium" />
                {who ? (
                  <span className="wrap-anywhere min-w-0 text-muted">
                    from <bdi>{truncateText(who, 60)}</bdi>
                  </span>
                ) : null}
                <OrderStatusBadge status={order.status} />
              </>
            ) : null}
          </p>
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Badge tone={match.rule === "hand" ? "info" : "good"}>
              {matchRuleLabel(match.rule)}
            </Badge>
            <ScoreBar score={match.score} />
          </span>
        </div>
        <ReasonList reasons={match.reasons} differences={order?.differences} />
        <p className="text-muted text-xs">
          Matched by <bdi>{match.actorLabel}</bdi> on{" "}
          <Time value={match.madeAt} zone={confirmation.siteTimeZone} />
        </p>
        {order ? (
          <ComparisonTable
            facts={compareFacts(confirmation, order)}
            reference={match.reference}
            zone={confirmation.siteTimeZone}
          />
        ) : null}
      </CardBody>
    </Card>
  );
}
