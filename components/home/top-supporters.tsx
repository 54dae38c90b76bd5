import Link from "next/link";
import { Avatar } from "@/components/ui/avatar";
import { Card, CardHeader } from "@/components/ui/card";
import { Money } from "@/components/ui/money";
import type { Supporter } from "@/lib/insights";
import { ordersHref } from "./orders-link";

interface TopSupportersProps {
  supporters: Supporter[];
  currency: string;
  /** Whether several sites are looked at together. */
  manySites: boolean;
}

/** Who gave most in the period, in the chosen currency. */
export function TopSupporters({ supporters, currency, manySites }: TopSupportersProps) {
  return (
    <Card aria-labelledby="top-supporters">
      <CardHeader
        titleId="top-supporters"
        title="Top supporters"
        description={`In ${currency}`}
        divided
      />
      {supporters.length === 0 ? (
        <p className="px-4 py-6 text-center text-muted text-sm">Nobody on these days.</p>
      ) : (
        <ol className="py-1.5">
          {supporters.map(({ customerId, siteName, siteSlug, name, email, orders, net }) => {
            const shownName = name ?? email ?? "Somebody";
            const count = `${orders} ${orders === 1 ? "order" : "orders"}`;
            return (
              <li key={customerId}>
                <Link
                  href={ordersHref({ q: email ?? shownName, site: siteSlug })}
                  className="flex items-center gap-3 px-4 py-1.5 transition-colors hover:bg-hover focus-visible:-outline-offset-2 touch:min-h-11"
                >
                  <Avatar name={shownName} />
                  <span className="min-w-0 flex-1">
                    <bdi className="block truncate text-left font-medium text-sm">{shownName}</bdi>
                    <span className="block truncate text-muted text-xs">
                      {manySites ? `${count} · ${siteName}` : count}
                    </span>
                  </span>
                  <Money className="font-medium text-sm" amount={net} currency={currency} />
                </Link>
              </li>
            );
          })}
        </ol>
      )}
    </Card>
  );
}
