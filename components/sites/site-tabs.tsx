import { LinkTabs } from "@/components/ui/link-tabs";
import type { Role } from "@/lib/kernel/schemas";
import { roleHasRight } from "@/lib/kernel/schemas";

/** The pages of one site. Those that a role cannot open are not offered. */
export function SiteTabs({ slug, role }: { slug: string; role: Role }) {
  const base = `/sites/${slug}`;
  const tabs = [
    { href: base, label: "Settings" },
    { href: `${base}/connections`, label: "Connections" },
    { href: `${base}/people`, label: "People" },
    ...(roleHasRight(role, "keys:manage") ? [{ href: `${base}/api-keys`, label: "API keys" }] : []),
  ];
  return <LinkTabs label="This site" tabs={tabs} />;
}
