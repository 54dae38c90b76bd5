"use client";

import { ExternalLink, Lock, Printer, Tag } from "lucide-react";
import type { Ref } from "react";
import { type NameItem, NameItemDialog } from "@/components/item-names/name-item-dialog";
import { LongText } from "@/components/order/long-text";
import { Badge } from "@/components/ui/badge";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { LinkButton } from "@/components/ui/link-button";
import { Money } from "@/components/ui/money";
import { PlatformMark } from "@/components/ui/platform-mark";
import { TestBadge } from "@/components/ui/status-badge";
import { Time } from "@/components/ui/time";
import { type PackingOrder, personOf } from "./packing-order";
import { printHref } from "./print-address";

const label = "font-medium text-faint text-xs";

function Items({ order, nameItem }: { order: PackingOrder; nameItem: NameItem }) {
  return (
    <ul className="flex flex-col divide-y divide-line">
      {[...order.items.entries()].map(([place, item]) => (
        <li key={place} className="flex gap-3 py-3 first:pt-0 last:pb-0">
          <span className="tabular min-w-9 shrink-0 font-semibold text-lg leading-6">
            {item.quantity} ×
          </span>
          <div className="min-w-0 flex-1">
            <LongText
              text={item.name}
              what="item’s name"
              className="font-semibold text-base leading-6"
            />
            {item.variation ? (
              <LongText text={item.variation} what="variation" lines={2} className="text-muted" />
            ) : null}
            {item.code && order.mayComplete ? (
              <div className="mt-1.5">
                <NameItemDialog
                  {...{ siteId: order.siteId, platform: order.platform, code: item.code, nameItem }}
                  name={item.name.endsWith(item.code) ? null : item.name}
                />
              </div>
            ) : null}
            {item.answers.length > 0 ? (
              <dl className="mt-2 flex flex-col gap-1.5 border-line-strong border-l-2 pl-3 text-sm">
                {[...item.answers.entries()].map(([nth, { question, answer }]) => (
                  <div key={nth}>
                    <dt className="wrap-anywhere text-muted">{question ?? "The customer wrote"}</dt>
                    <dd>
                      <LongText text={answer} what="answer" preserve className="font-medium" />
                    </dd>
                  </div>
                ))}
              </dl>
            ) : null}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Address({ order }: { order: PackingOrder }) {
  const { address, telephone } = order;
  if (address.length === 0) {
    return <p className="text-muted text-sm">No address came with it: there is nothing to post.</p>;
  }
  return (
    <div className="flex flex-col gap-3">
      <address className="rounded-md border border-line bg-sunken px-3.5 py-3 text-base not-italic leading-6">
        {[...address.entries()].map(([place, line]) => (
          <span key={place} dir="auto" className="wrap-anywhere block">
            {line}
          </span>
        ))}
      </address>
      <div className="flex flex-wrap items-center gap-2">
        <CopyButton value={address.join("\n")} what="address" label="Copy address" size="sm" />
        {telephone ? (
          <a
            href={`tel:${telephone.replace(/[^\d+]/g, "")}`}
            className="wrap-anywhere rounded-sm text-accent-ink text-sm underline decoration-accent-ink/40 underline-offset-3 hover:decoration-current touch:py-3"
          >
            <span className="sr-only">Telephone </span>
            {telephone}
          </a>
        ) : null}
      </div>
    </div>
  );
}

interface OrderOnTableProps {
  order: PackingOrder;
  heading: Ref<HTMLHeadingElement>;
  nameItem: NameItem;
}

/** One order, with what somebody who packs it looks for, in that order. */
export function OrderOnTable({ order, heading, nameItem }: OrderOnTableProps) {
  return (
    <Card aria-labelledby="packing-title" className="flex flex-col">
      <header className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 border-line border-b px-4 py-3.5 sm:px-5">
        <div className="min-w-0">
          <h2
            id="packing-title"
            ref={heading}
            tabIndex={-1}
            dir="auto"
            className="wrap-anywhere rounded-sm font-semibold text-xl tracking-tight"
          >
            {personOf(order)}
          </h2>
          <p className="wrap-anywhere flex flex-wrap items-center gap-x-2 gap-y-1 text-muted text-sm">
            {order.customerName && order.customerEmail ? <span>{order.customerEmail}</span> : null}
            <PlatformMark platform={order.platform} name={order.platformName} />
            <span>{order.siteName}</span>
          </p>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          {order.isTest ? <TestBadge /> : null}
          <LinkButton href={`/orders/${order.id}`} size="sm" variant="ghost" prefetch={false}>
            <span className="tabular font-mono">{order.reference}</span>
            <ExternalLink aria-hidden />
            <span className="sr-only">Open the order</span>
          </LinkButton>
        </div>
      </header>
      {order.needsReview ? (
        <div className="px-4 pt-4 sm:px-5">
          <Callout tone="warn" title="Needs a look">
            <span className="wrap-anywhere">{order.needsReview}</span>
          </Callout>
        </div>
      ) : null}
      <div className="grid gap-x-8 gap-y-5 px-4 py-4 sm:px-5 lg:grid-cols-[minmax(0,1fr)_18rem]">
        <div className="flex min-w-0 flex-col gap-5">
          <section aria-labelledby="packing-items">
            <h3 id="packing-items" className={`${label} mb-2`}>
              Items
            </h3>
            <Items order={order} nameItem={nameItem} />
          </section>
          {order.message ? (
            <section aria-labelledby="packing-message">
              <h3 id="packing-message" className={`${label} mb-2 flex items-center gap-2`}>
                Message
                {order.isPrivate ? (
                  <Badge tone="warn">
                    <Lock aria-hidden />
                    Private
                  </Badge>
                ) : null}
              </h3>
              <blockquote className="border-line-strong border-l-2 pl-3">
                <LongText text={order.message} what="message" lines={8} preserve />
              </blockquote>
            </section>
          ) : null}
        </div>
        <section aria-labelledby="packing-address" className="min-w-0">
          <h3 id="packing-address" className={`${label} mb-2`}>
            Address
          </h3>
          <Address order={order} />
        </section>
      </div>
      <footer className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-b-lg border-line border-t bg-sunken/60 px-4 py-2.5 text-muted text-sm sm:px-5">
        <span>
          <Money amount={order.amount} currency={order.currency} />
          {" · ordered "}
          <Time value={order.placedAt} zone={order.zone} />
        </span>
        <span className="flex flex-wrap gap-2">
          <LinkButton
            size="sm"
            target="_blank"
            prefetch={false}
            href={printHref("slips", [order.id])}
          >
            <Printer aria-hidden />
            Packing slip
          </LinkButton>
          {order.address.length > 0 ? (
            <LinkButton
              size="sm"
              target="_blank"
              prefetch={false}
              href={printHref("labels", [order.id])}
            >
              <Tag aria-hidden />
              Label
            </LinkButton>
          ) : null}
        </span>
      </footer>
    </Card>
  );
}
