"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { Avatar } from "@/components/ui/avatar";
import { cn } from "@/components/ui/class-names";
import { destinations, isAt, placeAt } from "./navigation";
import type { ShellData } from "./shell-data";

const linkStyles =
  "flex h-8 items-center gap-2.5 rounded-md px-2 text-muted text-sm transition-colors hover:bg-hover hover:text-ink aria-[current=page]:bg-hover aria-[current=page]:font-medium aria-[current=page]:text-ink touch:h-11";

interface SidebarNavProps {
  data: Pick<ShellData, "sites" | "attention">;
  /** Closes the menu on phones. */
  onNavigate?: () => void;
}

/** The main navigation, in the sidebar and in the menu on phones. */
export function SidebarNav({ data, onNavigate }: SidebarNavProps) {
  const pathname = usePathname();
  const siteAt = data.sites.find(({ slug }) => isAt(pathname, `/sites/${slug}`));
  return (
    <nav aria-label="Main" className="flex flex-col gap-5">
      <ul className="flex flex-col gap-px">
        {destinations.map(({ href, label, Icon }) => {
          const current = href === placeAt(pathname) && !(href === "/sites" && siteAt);
          return (
            <li key={href}>
              <Link
                href={href}
                onClick={onNavigate}
                aria-current={current ? "page" : undefined}
                className={linkStyles}
              >
                <Icon aria-hidden className={cn("size-4 shrink-0", current && "text-accent-ink")} />
                <span className="flex-1 truncate">{label}</span>
                {href === "/" && data.attention > 0 ? <Attention count={data.attention} /> : null}
              </Link>
            </li>
          );
        })}
      </ul>
      {data.sites.length > 0 ? (
        <div>
          <h2 className="px-2 pb-1 font-medium text-faint text-xs">Your sites</h2>
          <ul className="flex flex-col gap-px">
            {data.sites.slice(0, 8).map((site) => (
              <li key={site.slug}>
                <Link
                  href={`/sites/${encodeURIComponent(site.slug)}`}
                  prefetch={false}
                  onClick={onNavigate}
                  aria-current={site === siteAt ? "page" : undefined}
                  className={linkStyles}
                >
                  <Avatar name={site.name} shape="square" className="size-4.5 text-[0.5625rem]" />
                  <span className="flex-1 truncate">{site.name}</span>
                  {site.isVirtual ? <span className="text-faint text-xs">Virtual</span> : null}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </nav>
  );
}

function Attention({ count }: { count: number }) {
  return (
    <span className="tabular inline-grid h-4.5 min-w-4.5 place-items-center rounded-full bg-warn-soft px-1 font-semibold text-[0.6875rem] text-warn-ink">
      {count > 99 ? "99+" : count}
      <span className="sr-only"> need attention</span>
    </span>
  );
}
