import { SearchX } from "lucide-react";
import { Card, CardFooter, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { Candidate, ConfirmationRow } from "@/lib/matching";
import { CandidateItem } from "./candidate-item";
import { FindOrder } from "./find-order";
import type { ConfirmationPageActions } from "./page-actions";

interface CandidatesCardProps {
  id: string;
  confirmation: ConfirmationRow;
  /** Best first, without the one that it is matched with. */
  candidates: readonly Candidate[];
  /** For those who may match. */
  actions: ConfirmationPageActions | null;
}

/** The orders that may be the declared one, side by side with what was declared. */
export function CandidatesCard({ id, confirmation, candidates, actions }: CandidatesCardProps) {
  const { match } = confirmation;
  return (
    <Card id="candidates" aria-labelledby="candidates-title" className="scroll-mt-6">
      <CardHeader
        divided
        titleId="candidates-title"
        title={match ? "Other candidates" : "Which payment is it?"}
        description={
          candidates.length === 0
            ? undefined
            : match
              ? "Orders that could have been meant instead; re-link if one of them was."
              : "Orders that could be meant, the best first. Below 70 nothing is joined without a person."
        }
      />
      {candidates.length === 0 ? (
        <EmptyState
          as="h3"
          className="py-8"
          icon={<SearchX />}
          title={match ? "No other order comes close" : "No payment comes close yet"}
          description={
            match
              ? "Nothing else was paid that looks like what was declared."
              : "When one arrives that fits, it is matched at once or shown here."
          }
        />
      ) : (
        <ol aria-label="Candidates" className="divide-y divide-line">
          {candidates.map((candidate, index) => (
            <CandidateItem
              key={candidate.orderId}
              id={id}
              confirmation={confirmation}
              candidate={candidate}
              open={match === null && index < 2}
              primary={match === null && index === 0 && !candidate.isNear}
              actions={actions}
            />
          ))}
        </ol>
      )}
      {actions ? (
        <CardFooter className="block">
          <FindOrder
            id={id}
            code={confirmation.code}
            instead={match?.reference ?? null}
            zone={confirmation.siteTimeZone}
            actions={{
              match: actions.match,
              relink: actions.relink,
              findOrders: actions.findOrders,
            }}
          />
        </CardFooter>
      ) : null}
    </Card>
  );
}
