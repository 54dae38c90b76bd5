import {
  Ban,
  Clock3,
  Inbox,
  type LucideIcon,
  MailCheck,
  MailQuestionMark,
  MailX,
  Send,
} from "lucide-react";
import { Badge, type Tone } from "@/components/ui/badge";
import { type MailState, mailStateLabels } from "@/lib/mail/schemas";

const looks: Record<MailState, { tone: Tone; Icon: LucideIcon }> = {
  queued: { tone: "info", Icon: Clock3 },
  sending: { tone: "info", Icon: Send },
  sent: { tone: "good", Icon: MailCheck },
  kept: { tone: "good", Icon: Inbox },
  failed: { tone: "bad", Icon: MailX },
  unknown: { tone: "warn", Icon: MailQuestionMark },
  canceled: { tone: "neutral", Icon: Ban },
};

/** Where a mail stands: colour, sign and word. */
export function MailStateBadge({ state }: { state: MailState }) {
  const { tone, Icon } = looks[state];
  return (
    <Badge tone={tone}>
      <Icon aria-hidden />
      {mailStateLabels[state]}
    </Badge>
  );
}
