import Link from "next/link";
import { RelativeTime } from "@/components/ui/relative-time-text";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  TableScroller,
} from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { type MailLine, purposeLabel } from "@/lib/mail/schemas";
import { MailStateBadge } from "./mail-state-badge";
import { whatHappened } from "./what-happened";

interface EmailTableProps {
  mails: readonly MailLine[];
  /** Whether the reader has more than one site. */
  showSite: boolean;
}

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

/** Mails as a table, for wide screens. */
export function EmailTable({ mails, showSite }: EmailTableProps) {
  return (
    <TableScroller label="E-mails">
      <Table>
        <TableHead>
          <tr>
            <TableHeader>To</TableHeader>
            <TableHeader className="w-full">Subject</TableHeader>
            <TableHeader>State</TableHeader>
            <TableHeader>Purpose</TableHeader>
            {showSite ? <TableHeader>Site</TableHeader> : null}
            <TableHeader>Order</TableHeader>
            <TableHeader numeric>Written</TableHeader>
          </tr>
        </TableHead>
        <TableBody>
          {mails.map((mail) => (
            <TableRow key={mail.id} interactive className="relative">
              <TableCell className="max-w-56 truncate" title={mail.recipient}>
                {mail.recipient}
              </TableCell>
              <TableCell className="w-full min-w-48 max-w-0">
                <Subject mail={mail} />
              </TableCell>
              <TableCell>
                <MailStateBadge state={mail.state} />
              </TableCell>
              <TableCell className="whitespace-nowrap text-muted">
                {purposeLabel(mail.purpose)}
                {mail.resendOf ? <span className="block text-xs">Sent again</span> : null}
              </TableCell>
              {showSite ? (
                <TableCell className="max-w-36 truncate text-muted">{mail.siteName}</TableCell>
              ) : null}
              <TableCell className="whitespace-nowrap">
                {mail.orderId ? (
                  <TextLink
                    href={`/orders/${mail.orderId}`}
                    className="relative z-1 font-mono text-xs"
                  >
                    {mail.orderReference}
                  </TextLink>
                ) : (
                  <span className="text-faint">–</span>
                )}
              </TableCell>
              <TableCell numeric className="whitespace-nowrap text-muted">
                <RelativeTime value={mail.createdAt} zone={mail.siteTimeZone} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableScroller>
  );
}
