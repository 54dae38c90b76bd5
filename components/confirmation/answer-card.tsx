import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { ConfirmationStatusBadge } from "@/components/ui/confirmation-status-badge";
import { Time } from "@/components/ui/time";
import type { ConfirmationRow, VisibleStatus } from "@/lib/matching";
import { AnswerForm } from "./answer-form";
import type { ConfirmationPageActions } from "./page-actions";
import { VisitorView } from "./visitor-view";

const causes = {
  visitor: "declared",
  match: "matched with an order",
  window: "no payment came in time",
  person: "set by hand",
};

interface AnswerCardProps {
  id: string;
  confirmation: ConfirmationRow;
  visible: VisibleStatus;
  /** For those who may. */
  answer: ConfirmationPageActions["answer"] | null;
}

/** Where it stands, what the visitor reads, and the way to change both. */
export function AnswerCard({ id, confirmation, visible, answer }: AnswerCardProps) {
  const { code, siteName, status, statusBy, statusAt, reply, repliedAt } = confirmation;
  const zone = confirmation.siteTimeZone;
  return (
    <Card aria-labelledby="answer-title">
      <CardHeader
        titleId="answer-title"
        title="Status and reply"
        actions={<ConfirmationStatusBadge status={status} />}
      />
      <CardBody className="flex flex-col gap-3">
        <p className="text-muted text-sm">
          Since <Time value={statusAt} zone={zone} />, {causes[statusBy]}
          {repliedAt ? (
            <>
              {" · "}replied <Time value={repliedAt} zone={zone} />
            </>
          ) : null}
        </p>
        {answer ? (
          <AnswerForm
            {...{ id, code, siteName, status, visible, reply, answer }}
            isMatched={confirmation.match !== null}
          />
        ) : (
          <VisitorView status={visible} siteName={siteName} reply={reply} />
        )}
      </CardBody>
    </Card>
  );
}
