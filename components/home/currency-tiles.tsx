"use client";

import Link from "next/link";
import { cn } from "@/components/ui/class-names";
import { Money } from "@/components/ui/money";
import { Stat, type StatChange } from "@/components/ui/stat";
import { useNavigationProgress } from "./navigation-progress";

export interface CurrencyTile {
  currency: string;
  /** Minor units. */
  net: number;
  change: StatChange | undefined;
  href: string;
}

/** What was taken in each currency, side by side and never added up; chooses the one shown below. */
export function CurrencyTiles({ tiles, chosen }: { tiles: CurrencyTile[]; chosen: string }) {
  const { go } = useNavigationProgress();
  return (
    <nav aria-label="Currency" className="scroll-thin overflow-x-auto border-line border-b">
      <ul className="grid auto-cols-[minmax(10.5rem,1fr)] grid-flow-col divide-x divide-line">
        {tiles.map(({ currency, net, change, href }) => (
          <li key={currency} className="min-w-0">
            <Link
              href={href}
              aria-current={currency === chosen ? "true" : undefined}
              onNavigate={(event) => {
                event.preventDefault();
                go(href);
              }}
              className={cn(
                "group relative block h-full transition-colors focus-visible:-outline-offset-2",
                currency !== chosen && "bg-sunken/60 hover:bg-hover",
              )}
            >
              <span
                aria-hidden
                className={cn(
                  "absolute inset-x-0 top-0 h-0.5",
                  currency === chosen ? "bg-accent" : "bg-transparent",
                )}
              />
              <dl>
                <Stat
                  className="bg-transparent"
                  label={currency}
                  value={<Money amount={net} currency={currency} />}
                  change={change}
                />
              </dl>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
