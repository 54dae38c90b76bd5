import {
  Clock3,
  type LucideIcon,
  MailCheck,
  MailMinus,
  MailQuestionMark,
  MailX,
} from "lucide-react";
import Link from "next/link";
import { Badge, type Tone } from "@/components/ui/badge";
import { type LineMail, lineMailLabels, type OrderLine } from "@/lib/orders/browser";

const looks: Record<Exclude<LineMail["state"], "none">, { tone: Tone; Icon: LucideIcon }> = {
  queued: { tone: "info", Icon: Clock3 },
  sent: { tone: "good", Icon: MailCheck },
  failed: { tone: "bad", Icon: MailX },
  skipped: { tone: "neutral", Icon: MailMinus },
  unknown: { tone: "warn", Icon: MailQuestionMark },
};

/** What became of the mails about an order, with why at hand; nothing where there are none. */
export function MailMark({ line }: { line: OrderLine }) {
  const { state, why, id } = line.mail;
  if (state === "none") return null;
  const { tone, Icon } = looks[state];
  const badge = (
    <Badge tone={tone} title={why ?? undefined}>
      <Icon aria-hidden />
      <span className="sr-only">E-mail </span>
      {lineMailLabels[state]}
      {why ? <span className="sr-only">: {why}</span> : null}
    </Badge>
  );
  if (id === null) return badge;
  return (
    <Link
      href={`/emails/${id}`}
      prefetch={false}
      className="relative z-10 inline-flex rounded-[5px] hover:underline"
    >
      {badge}
    </Link>
  );
}

/** The same for a table, which says where there are none. */
export function MailCell({ line }: { line: OrderLine }) {
  if (line.mail.state !== "none") return <MailMark line={line} />;
  return (
    <span className="text-faint">
      <span aria-hidden>–</span>
      <span className="sr-only">No e-mail</span>
    </span>
  );
}
