import Link from "next/link";
import { cn } from "@/components/ui/class-names";
import { RelativeTime } from "@/components/ui/relative-time-text";

interface MailListProps {
  mails: { id: string; recipient: string; subject: string; createdAt: Date }[];
  openId?: string;
}

/** The messages of the mailbox, newest first. `id` is the shown one. */
export function MailList({ mails, openId }: MailListProps) {
  return (
    <ul aria-label="Messages">
      {mails.map((mail) => (
        <li key={mail.id} className="border-line border-b last:border-b-0">
          <Link
            href={`/sandbox/mailbox?mail=${mail.id}`}
            aria-current={mail.id === openId ? "true" : undefined}
            className={cn(
              "block px-4 py-2.5 text-sm transition-colors hover:bg-sunken focus-visible:-outline-offset-2",
              mail.id === openId && "bg-accent-soft hover:bg-accent-soft",
            )}
          >
            <span className="flex items-baseline justify-between gap-3">
              <span className="min-w-0 truncate text-muted">{mail.recipient}</span>
              <RelativeTime
                value={mail.createdAt}
                zone="UTC"
                className="shrink-0 text-muted text-xs"
              />
            </span>
            <span className="block truncate font-medium">{mail.subject}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
