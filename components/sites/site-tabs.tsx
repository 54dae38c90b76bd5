import { LinkTabs } from "@/components/ui/link-tabs";
import type { Role } from "@/lib/kernel/schemas";
import { roleHasRight } from "@/lib/kernel/schemas";

/** The pages of one site. Those that a role cannot open are not offered. */
export function SiteTabs({ slug, role }: { slug: string; role: Role }) {
  const base = `/sites/${slug}`;
  const tabs = [
    { href: base, label: "Settings" },
    { href: `${base}/connections`, label: "Connections" },
    ...(roleHasRight(role, "payments:manage")
      ? [{ href: `${base}/payments`, label: "Payments" }]
      : []),
    ...(roleHasRight(role, "buttons:manage")
      ? [{ href: `${base}/buttons`, label: "Support buttons" }]
      : []),
    ...(roleHasRight(role, "replies:manage")
      ? [{ href: `${base}/replies`, label: "Replies" }]
      : []),
    { href: `${base}/item-names`, label: "Item names" },
    ...(roleHasRight(role, "imports:run") ? [{ href: `${base}/imports`, label: "Import" }] : []),
    { href: `${base}/people`, label: "People" },
    ...(roleHasRight(role, "keys:manage") ? [{ href: `${base}/api-keys`, label: "API keys" }] : []),
  ];
  return <LinkTabs label="This site" tabs={tabs} />;
}
