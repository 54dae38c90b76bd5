import { ChevronRight, Globe, Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { roleTexts } from "@/components/sites/role-texts";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Page, PageHeader } from "@/components/ui/page-header";
import type { Session } from "@/lib/auth";
import { mayCreateSites } from "@/lib/sites";
import { definePage } from "@/lib/web";

export const metadata: Metadata = { title: "Sites" };

const newSite = (
  <LinkButton href="/sites/new" variant="primary">
    <Plus aria-hidden />
    New site
  </LinkButton>
);

function SiteRow({ site }: { site: Session["sites"][number] }) {
  return (
    <li className="border-line border-b last:border-b-0">
      <Link
        href={`/sites/${site.slug}`}
        className="flex items-center gap-3 px-4 py-3 transition-colors hover:bg-sunken focus-visible:-outline-offset-2"
      >
        <Avatar name={site.name} shape="round" size="lg" className="rounded-md" />
        <span className="min-w-0 flex-1">
          <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <span className="wrap-anywhere font-medium">{site.name}</span>
            {site.isVirtual ? <Badge tone="outline">Virtual site</Badge> : null}
          </span>
          <span className="block text-muted text-sm">
            {site.currency} · {site.timeZone.replaceAll("_", " ")}
          </span>
        </span>
        <Badge>{roleTexts[site.role].label}</Badge>
        <ChevronRight aria-hidden className="size-4 shrink-0 text-faint" />
      </Link>
    </li>
  );
}

const noSite = {
  mayCreate:
    "Make one, then paste its webhook address into Ko-fi or Buy Me a Coffee. Were you invited to one? Then open the link in the invitation’s mail.",
  mayNot:
    "The owner of this installation makes sites and invites people to them. Were you invited? Then open the link in the invitation’s mail.",
};

export default definePage({ path: "/sites", access: "signed-in" }, async ({ ctx, session }) => {
  const mayCreate = await mayCreateSites(ctx);
  return (
    <Page width="narrow">
      <PageHeader
        title="Sites"
        description="A site is what you sell under. Each has its own webhook addresses, people and keys."
        actions={mayCreate && session.sites.length > 0 ? newSite : undefined}
      />
      <Card aria-label="Your sites">
        {session.sites.length > 0 ? (
          <ul>
            {session.sites.map((site) => (
              <SiteRow key={site.id} site={site} />
            ))}
          </ul>
        ) : (
          <EmptyState
            icon={<Globe />}
            title="No site yet"
            description={mayCreate ? noSite.mayCreate : noSite.mayNot}
            actions={mayCreate ? newSite : undefined}
          />
        )}
      </Card>
    </Page>
  );
});
