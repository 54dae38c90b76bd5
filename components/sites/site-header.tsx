import { Badge } from "@/components/ui/badge";
import { PageHeader } from "@/components/ui/page-header";
import type { Role } from "@/lib/kernel/schemas";
import { SiteTabs } from "./site-tabs";

interface SiteHeaderProps {
  site: { slug: string; name: string; isVirtual: boolean };
  /** The reader's role on it. */
  role: Role;
}

/** The head of every page of one site: its name and the way to the others. */
export function SiteHeader({ site, role }: SiteHeaderProps) {
  return (
    <PageHeader
      title={site.name}
      back={{ href: "/sites", label: "Sites" }}
      badges={site.isVirtual ? <Badge tone="outline">Virtual site</Badge> : undefined}
      tabs={<SiteTabs slug={site.slug} role={role} />}
    />
  );
}
