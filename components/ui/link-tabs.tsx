"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { Badge } from "./badge";
import { tabListStyles, tabStyles } from "./tab-styles";

export interface LinkTab {
  href: string;
  label: string;
  count?: number;
}

/** Tabs that are routes. The longest `href` that begins the current path is the current one. */
export function LinkTabs({ label, tabs }: { label: string; tabs: readonly LinkTab[] }) {
  const pathname = usePathname();
  const matches = tabs.filter(({ href }) => pathname === href || pathname.startsWith(`${href}/`));
  const current = matches.sort((a, b) => b.href.length - a.href.length)[0];
  return (
    <nav aria-label={label} className={tabListStyles}>
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          href={tab.href}
          className={tabStyles}
          aria-current={tab.href === current?.href ? "page" : undefined}
        >
          {tab.label}
          {tab.count === undefined ? null : <Badge>{tab.count}</Badge>}
        </Link>
      ))}
    </nav>
  );
}
