import { Mail } from "lucide-react";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { type EmailsState, emailsHref, isNarrowed } from "./emails-address";

/** An empty log, and what to do about it. */
export function NoEmails({ state, sites }: { state: EmailsState; sites: { slug: string }[] }) {
  if (isNarrowed(state) || state.after || state.before) {
    return (
      <EmptyState
        icon={<Mail />}
        title="No such e-mails"
        description="Nothing fits these filters."
        actions={<LinkButton href={emailsHref()}>Show all e-mails</LinkButton>}
      />
    );
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
