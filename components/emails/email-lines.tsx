import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { RelativeTime } from "@/components/ui/relative-time-text";
import { type MailLine, purposeLabel } from "@/lib/mail/schemas";
import { MailStateBadge } from "./mail-state-badge";
import { whatHappened } from "./what-happened";

interface EmailLinesProps {
  mails: readonly MailLine[];
  /** Says which site each is of. */
  showSite?: boolean;
  className?: string;
}

/** Mails one below the other, for phones and small panels. */
export function EmailLines({ mails, showSite = false, className }: EmailLinesProps) {
  return (
    <ul className={className}>
      {mails.map((mail) => {
        const about = whatHappened(mail);
        return (
          <li key={mail.id} className="border-line border-b last:border-b-0">
            <Link
              href={`/emails/${mail.id}`}
              className="flex items-center gap-3 px-4 py-3 text-sm transition-colors hover:bg-hover focus-visible:-outline-offset-2"
            >
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium">{mail.subject || "No subject"}</span>
                <span className="block truncate text-muted">{mail.recipient}</span>
                {about ? (
                  <span className="wrap-anywhere line-clamp-2 text-muted text-xs">{about}</span>
                ) : null}
                <span className="mt-1.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-muted text-xs">
                  <MailStateBadge state={mail.state} />
                  <RelativeTime value={mail.createdAt} zone={mail.siteTimeZone} />
                </span>
                <span className="mt-1 block truncate text-muted text-xs">
                  {[
                    purposeLabel(mail.purpose),
                    ...(mail.resendOf ? ["sent again"] : []),
                    ...(showSite ? [mail.siteName] : []),
                  ].join(" · ")}
                </span>
              </span>
              <ChevronRight aria-hidden className="size-4 shrink-0 text-muted" />
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
