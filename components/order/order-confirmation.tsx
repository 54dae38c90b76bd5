import { ReasonList } from "@/components/confirmation/reason-list";
import { ScoreBar } from "@/components/confirmation/score-bar";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { OrderMatch } from "@/lib/matching";
import { matchRuleLabel } from "@/lib/matching/schemas";
import { FactRow, FactRows } from "./fact-row";

interface OrderConfirmationProps {
  titleId: string;
  match: OrderMatch;
  zone: string;
}

/** The visitor's declaration that the order is matched with: by what, how surely, why. */
export function OrderConfirmation({ titleId, match, zone }: OrderConfirmationProps) {
  return (
    <Card aria-labelledby={titleId}>
      <CardHeader titleId={titleId} title="Confirmation" />
      <CardBody className="flex flex-col gap-3">
        <FactRows>
          <FactRow term="Code">
            <TextLink href={`/confirmations/${match.confirmationId}`} className="font-mono">
              {match.code}
            </TextLink>
          </FactRow>
          <FactRow term="Declared by">
            {match.name ? <bdi className="block">{match.name}</bdi> : null}
            <bdi className={match.name ? "block text-muted" : "block"}>{match.email}</bdi>
          </FactRow>
          <FactRow term="Matched by">{matchRuleLabel(match.rule)}</FactRow>
          <FactRow term="Score">
            <ScoreBar score={match.score} />
          </FactRow>
          <FactRow term="Matched">
            <Time value={match.madeAt} zone={zone} />
          </FactRow>
        </FactRows>
        <ReasonList reasons={match.reasons} />
      </CardBody>
    </Card>
  );
}
