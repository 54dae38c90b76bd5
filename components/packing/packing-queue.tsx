"use client";

import { CircleCheck, Printer, Tag } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/class-names";
import { LinkButton } from "@/components/ui/link-button";
import { RelativeTime } from "@/components/ui/relative-time-text";
import { type PackingOrder, personOf } from "./packing-order";
import { printHref } from "./print-address";

interface PackingQueueProps {
  orders: readonly PackingOrder[];
  current: string;
  hrefOf: (id: string) => string;
  chosen: ReadonlySet<string>;
  onGo: (id: string) => void;
  onChoose: (ids: readonly string[], on: boolean) => void;
  onComplete: () => void;
  hasMore: boolean;
}

/** Everything that waits, and what is done with several of them. */
export function PackingQueue(props: PackingQueueProps) {
  const { orders, current, hrefOf, chosen, onGo, onChoose, onComplete, hasMore } = props;
  const all = orders.map(({ id }) => id);
  const some = all.filter((id) => chosen.has(id));
  const printed = some.length > 0 ? some : all;
  const what = some.length > 0 ? `${some.length}` : "all";
  return (
    <Card aria-labelledby="queue-title" className="flex min-h-0 flex-col">
      <CardHeader
        titleId="queue-title"
        title="Waiting"
        divided
        actions={
          <Checkbox
            aria-label="Select all orders"
            checked={some.length === all.length}
            indeterminate={some.length > 0 && some.length < all.length}
            onChange={(event) => onChoose(all, event.target.checked)}
          />
        }
      />
      <div className="flex flex-wrap gap-2 border-line border-b px-4 py-2.5">
        <LinkButton size="sm" target="_blank" prefetch={false} href={printHref("slips", printed)}>
          <Printer aria-hidden />
          Slips ({what})
        </LinkButton>
        <LinkButton size="sm" target="_blank" prefetch={false} href={printHref("labels", printed)}>
          <Tag aria-hidden />
          Labels ({what})
        </LinkButton>
        {some.length > 0 ? (
          <Button size="sm" onClick={onComplete}>
            <CircleCheck aria-hidden />
            Complete {some.length}
          </Button>
        ) : null}
      </div>
      <ol
        aria-label="Orders that wait to be sent"
        className="scroll-thin min-h-0 overflow-y-auto lg:max-h-[calc(100dvh-19rem)]"
      >
        {orders.map((order) => (
          <li
            key={order.id}
            className={cn(
              "flex items-center gap-2 border-line border-b pr-4 last:border-b-0 hover:bg-hover",
              order.id === current && "bg-hover shadow-[inset_2px_0_0_var(--accent)]",
            )}
          >
            <Link
              href={hrefOf(order.id)}
              prefetch={false}
              aria-current={order.id === current ? "true" : undefined}
              onNavigate={(event) => {
                event.preventDefault();
                onGo(order.id);
              }}
              className="min-w-0 flex-1 rounded-sm py-2.5 pl-4"
            >
              <span className="flex items-baseline justify-between gap-2">
                <span dir="auto" className="truncate font-medium text-sm">
                  {personOf(order)}
                </span>
                <span className="shrink-0 text-faint text-xs">
                  <RelativeTime value={order.placedAt} zone={order.zone} />
                </span>
              </span>
              <span dir="auto" className="block truncate text-muted text-sm">
                {order.summary}
              </span>
            </Link>
            <Checkbox
              aria-label={`Select order ${order.reference}`}
              checked={chosen.has(order.id)}
              onChange={(event) => onChoose([order.id], event.target.checked)}
            />
          </li>
        ))}
      </ol>
      {hasMore ? (
        <p className="border-line border-t px-4 py-2.5 text-muted text-sm">
          More wait behind these; they follow as these are sent.
        </p>
      ) : null}
    </Card>
  );
}
