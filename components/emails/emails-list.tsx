import { Card } from "@/components/ui/card";
import { Pager } from "@/components/ui/pager";
import { TableSkeleton } from "@/components/ui/skeleton";
import type { MailPage } from "@/lib/mail";
import { EmailLines } from "./email-lines";
import { EmailTable } from "./email-table";
import { type EmailsState, emailsHref } from "./emails-address";
import { NoEmails } from "./no-emails";

interface EmailsListProps {
  page: MailPage;
  state: EmailsState;
  sites: { slug: string }[];
}

/** A page of mails: a table, or on phones one below the other. */
export function EmailsList({ page, state, sites }: EmailsListProps) {
  const { mails, previousCursor, nextCursor } = page;
  const { after: _, before: __, ...filter } = state;
  const showSite = sites.length > 1;
  return (
    <>
      <Card className="overflow-hidden">
        {mails.length === 0 ? (
          <NoEmails state={state} sites={sites} />
        ) : (
          <>
            <div className="hidden sm:block">
              <EmailTable mails={mails} showSite={showSite} />
            </div>
            <EmailLines mails={mails} showSite={showSite} className="sm:hidden" />
          </>
        )}
      </Card>
      {previousCursor || nextCursor ? (
        <Pager
          previousHref={previousCursor && emailsHref({ ...filter, before: previousCursor })}
          nextHref={nextCursor && emailsHref({ ...filter, after: nextCursor })}
        />
      ) : null}
    </>
  );
}

/** What stands there while a page is on its way. */
export function EmailsSkeleton() {
  return (
    <Card className="overflow-hidden">
      <TableSkeleton rows={12} columns={5} />
    </Card>
  );
}
