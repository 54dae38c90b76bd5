"use client";

import { useEffect, useState } from "react";
import { Callout } from "@/components/ui/callout";
import { Money } from "@/components/ui/money";
import { Skeleton } from "@/components/ui/skeleton";
import { useOrderListActions } from "./order-list-actions";

interface Sum {
  currency: string;
  /** Minor units. */
  amount: number;
  orders: number;
}

/** What would be given back of the selected orders, currency by currency, before it is. */
export function RefundSums({ ids }: { ids: readonly string[] }) {
  const { sumRefunds } = useOrderListActions();
  const [sums, setSums] = useState<Sum[] | "loading" | "failed">("loading");
  useEffect(() => {
    let isGone = false;
    sumRefunds({ ids: [...ids] })
      .then((result) => !isGone && setSums(result.ok ? result.value : "failed"))
      .catch(() => !isGone && setSums("failed"));
    return () => {
      isGone = true;
    };
  }, [sumRefunds, ids]);
  if (sums === "loading") return <Skeleton className="h-9" />;
  if (sums === "failed") return <Callout tone="warn">The sums could not be read.</Callout>;
  const refundable = sums.reduce((count, { orders }) => count + orders, 0);
  const others = ids.length - refundable;
  return (
    <div className="flex flex-col gap-1.5 text-sm">
      {sums.length > 0 ? (
        <dl className="divide-y divide-line rounded-md border border-line">
          {sums.map(({ currency, amount, orders }) => (
            <div key={currency} className="flex items-baseline justify-between gap-3 px-3 py-2">
              <dt className="text-muted">
                {currency}, {orders} {orders === 1 ? "order" : "orders"}
              </dt>
              <dd className="font-medium">
                <Money amount={amount} currency={currency} />
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
      {others > 0 ? (
        <p className="text-muted">
          {refundable === 0
            ? "Of none of them is there money to give back here."
            : `Of the other ${others === 1 ? "one" : others} there is no money to give back here.`}
        </p>
      ) : null}
    </div>
  );
}
