import Link from "next/link";
import type { LogCell } from "@/components/list-page/log-list";
import { RelativeTime } from "@/components/ui/relative-time-text";
import { TextLink } from "@/components/ui/text-link";
import { type MailLine, type mailList, purposeLabel } from "@/lib/mail/browser";
import { MailStateBadge } from "./mail-state-badge";
import { whatHappened } from "./what-happened";

function Subject({ mail }: { mail: MailLine }) {
  const about = whatHappened(mail);
  return (
    <>
      <Link
        href={`/emails/${mail.id}`}
        className="block truncate rounded-sm font-medium after:absolute after:inset-0 hover:underline"
      >
        {mail.subject || "No subject"}
      </Link>
      {about ? (
        <span title={about} className="block truncate text-muted text-xs">
          {about}
        </span>
      ) : null}
    </>
  );
}

/** How each column of the log of mails looks. */
export const emailCells: Record<keyof typeof mailList.columns, LogCell<MailLine>> = {
  recipient: {
    className: "max-w-56 truncate",
    cell: ({ recipient }) => <span title={recipient}>{recipient}</span>,
  },
  subject: {
    headClassName: "w-full",
    className: "w-full min-w-48 max-w-0",
    cell: (mail) => <Subject mail={mail} />,
  },
  state: { cell: ({ state }) => <MailStateBadge state={state} /> },
  purpose: {
    className: "whitespace-nowrap text-muted",
    cell: ({ purpose, resendOf }) => (
      <>
        {purposeLabel(purpose)}
        {resendOf ? <span className="block text-xs">Sent again</span> : null}
      </>
    ),
  },
  site: { className: "max-w-36 truncate text-muted", cell: ({ siteName }) => siteName },
  order: {
    className: "whitespace-nowrap",
    cell: ({ orderId, orderReference }) =>
      orderId ? (
        <TextLink href={`/orders/${orderId}`} className="relative z-1 font-mono text-xs">
          {orderReference}
        </TextLink>
      ) : (
        <span className="text-faint">–</span>
      ),
  },
  created_at: {
    numeric: true,
    className: "whitespace-nowrap text-muted",
    cell: ({ createdAt, siteTimeZone }) => <RelativeTime value={createdAt} zone={siteTimeZone} />,
  },
};
