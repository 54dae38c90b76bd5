import { AnswerCard } from "@/components/confirmation/answer-card";
import { CandidatesCard } from "@/components/confirmation/candidates-card";
import { ConfirmationLive } from "@/components/confirmation/confirmation-live";
import { DeclaredCard } from "@/components/confirmation/declared-card";
import { MatchCard } from "@/components/confirmation/match-card";
import type { ConfirmationPageActions } from "@/components/confirmation/page-actions";
import { SettleButton } from "@/components/confirmation/settle-button";
import { TimelineCard } from "@/components/confirmation/timeline-card";
import { BackToList } from "@/components/order/back-to-list";
import { OrderMails } from "@/components/order/order-mails";
import { Callout } from "@/components/ui/callout";
import { ConfirmationStatusBadge } from "@/components/ui/confirmation-status-badge";
import { CopyButton } from "@/components/ui/copy-button";
import { Money } from "@/components/ui/money";
import { Page, PageHeader } from "@/components/ui/page-header";
import { type Context, can, toPublicId, truncateText } from "@/lib/kernel";
import { type ConfirmationRow, visibleStatusOf } from "@/lib/matching";
import { platformName } from "@/lib/platforms";
import { resend } from "../../emails/actions";
import {
  answerConfirmation,
  findOrdersForConfirmation,
  matchConfirmation,
  relinkConfirmation,
  settleConfirmation,
  undoConfirmationMatch,
} from "./actions";
import type { ConfirmationData } from "./read-confirmation";

const pageActions: ConfirmationPageActions = {
  match: matchConfirmation,
  undo: undoConfirmationMatch,
  relink: relinkConfirmation,
  answer: answerConfirmation,
  settle: settleConfirmation,
  findOrders: findOrdersForConfirmation,
};

function Headline({ confirmation }: { confirmation: ConfirmationRow }) {
  const { amount, currency, name, email, platform } = confirmation;
  return (
    <>
      <bdi className="wrap-anywhere">{truncateText(name ?? email, 60)}</bdi>
      {" declared "}
      {amount !== null && currency ? (
        <Money amount={amount} currency={currency} className="font-semibold text-base text-ink" />
      ) : (
        "a payment"
      )}
      {` on ${platformName(platform)}`}
    </>
  );
}

interface ConfirmationPageProps {
  ctx: Context;
  data: ConfirmationData;
}

/** Puts a confirmation's page together from what was read, with what this person may do. */
export function ConfirmationPage({ ctx, data }: ConfirmationPageProps) {
  const { id, confirmation, events, matched, candidates, mails } = data;
  const { siteId, siteSlug, code, match, needsReview } = confirmation;
  const now = ctx.clock.now();
  const actions = can(ctx, siteId, "confirmations:write") ? pageActions : null;
  const declared = (titleId: string) => (
    <DeclaredCard
      titleId={titleId}
      confirmation={confirmation}
      platform={platformName(confirmation.platform)}
      buttonHref={can(ctx, siteId, "buttons:manage") ? `/sites/${siteSlug}/buttons` : null}
    />
  );
  const mailed = (titleId: string) =>
    mails.length > 0 ? (
      <OrderMails
        titleId={titleId}
        thing="confirmation"
        mails={mails}
        skipped={null}
        zone={confirmation.siteTimeZone}
        resend={can(ctx, siteId, "mails:send") ? resend : undefined}
      />
    ) : null;
  return (
    <Page>
      <ConfirmationLive />
      <div className="flex flex-col">
        <BackToList path="/confirmations" label="Confirmations" group="Confirmation" />
        <PageHeader
          title={
            <>
              <span className="sr-only">Confirmation </span>
              <span className="tabular">{code}</span>
            </>
          }
          badges={
            <>
              <CopyButton value={code} what="code" className="-mx-1.5" />
              <ConfirmationStatusBadge status={confirmation.status} />
            </>
          }
          description={<Headline confirmation={confirmation} />}
        />
      </div>
      {needsReview ? (
        <Callout
          tone="warn"
          title="Needs a look"
          actions={actions ? <SettleButton id={id} settle={actions.settle} /> : undefined}
        >
          <span className="wrap-anywhere">{needsReview}</span>
        </Callout>
      ) : null}
      {/* What moves is there twice and shown once, as on an order's page. */}
      <div className="xl:grid xl:grid-cols-[minmax(0,1fr)_22rem] xl:items-start xl:gap-5">
        <div className="flex min-w-0 flex-col gap-5">
          {match ? (
            <MatchCard
              id={id}
              confirmation={confirmation}
              match={match}
              order={matched}
              orderHref={`/orders/${toPublicId("order", match.orderId)}`}
              now={now}
              undo={actions?.undo ?? null}
            />
          ) : null}
          <div className="xl:hidden">{declared("declared-title")}</div>
          <CandidatesCard
            id={id}
            confirmation={confirmation}
            candidates={candidates}
            actions={actions}
          />
          <AnswerCard
            id={id}
            confirmation={confirmation}
            visible={visibleStatusOf(confirmation, now)}
            answer={actions?.answer ?? null}
          />
          <div className="xl:hidden empty:hidden">{mailed("mails-title")}</div>
          <TimelineCard id={id} events={events} zone={confirmation.siteTimeZone} />
        </div>
        <div className="hidden min-w-0 flex-col gap-5 xl:flex">
          {declared("side-declared-title")}
        </div>
      </div>
    </Page>
  );
}
