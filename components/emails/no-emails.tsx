import { Mail } from "lucide-react";
import { isPart, NoSuchRows } from "@/components/list-page/no-such-rows";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { type MailListState, mailList } from "@/lib/mail/browser";

/** An empty log, and what to do about it. */
export function NoEmails({ state, sites }: { state: MailListState; sites: { slug: string }[] }) {
  if (isPart<MailListState>(mailList, state)) {
    return <NoSuchRows<MailListState> list={mailList} icon={<Mail />} />;
  }
  const [site] = sites;
  return (
    <EmptyState
      icon={<Mail />}
      title="Nothing has been mailed yet"
      description="Everything that Onetill writes to your supporters is listed here, with what became of it. Make a rule that thanks them by itself."
      actions={
        <LinkButton
          variant="primary"
          href={sites.length === 1 && site ? `/sites/${site.slug}/replies` : "/sites"}
        >
          {sites.length === 1 ? "Set up replies" : "Choose a site"}
        </LinkButton>
      }
    />
  );
}
