"use client";

import { ArrowDown, ArrowUp, CircleCheck, PackageCheck } from "lucide-react";
import { useRouter } from "next/navigation";
import { useRef, useState, useTransition } from "react";
import { CompleteDialog } from "@/components/order/complete-dialog";
import { OrderReport } from "@/components/orders-list/order-report";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { Kbd } from "@/components/ui/kbd";
import { LinkButton } from "@/components/ui/link-button";
import { Page, PageHeader } from "@/components/ui/page-header";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toaster";
import type { CommandReport } from "@/lib/desk/browser";
import { OrderOnTable } from "./order-on-table";
import type { PackingActions } from "./packing-actions";
import { type PackingOrder, personOf } from "./packing-order";
import { PackingQueue } from "./packing-queue";
import { printHref } from "./print-address";
import { useTable } from "./use-table";

interface PackingTableProps {
  /** What waits, the longest waiting first. */
  orders: readonly PackingOrder[];
  hasMore: boolean;
  sites: readonly { slug: string; name: string }[];
  site: string | null;
  /** The order that the address names. */
  first: string | null;
  actions: PackingActions;
}

const hrefFor = (site: string | null, order: string | null) => {
  const query = new URLSearchParams();
  if (site) query.set("site", site);
  if (order) query.set("order", order);
  return `/orders/to-send${query.size > 0 ? `?${query}` : ""}`;
};

/** Works off what has to be sent, one order at a time. */
export function PackingTable(props: PackingTableProps) {
  const { orders, hasMore, sites, site, first, actions } = props;
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const heading = useRef<HTMLHeadingElement>(null);
  const table = useTable(orders, first, (id) =>
    window.history.replaceState(null, "", hrefFor(site, id)),
  );
  const { current, at } = table;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [completing, setCompleting] = useState<PackingOrder>();
  const [asking, setAsking] = useState(false);
  const [reports, setReports] = useState<CommandReport[]>();
  const some = orders.filter(({ id }) => chosen.has(id)).map(({ id }) => id);

  // What is read next is the order that came up.
  const toHeading = () => requestAnimationFrame(() => heading.current?.focus());
  const step = (by: 1 | -1) => {
    table.step(by);
    toHeading();
  };
  const choose = (ids: readonly string[], on: boolean) =>
    setChosen((before) => {
      const next = new Set(before);
      for (const id of ids) on ? next.add(id) : next.delete(id);
      return next;
    });
  const takeBack = (order: PackingOrder) =>
    startTransition(async () => {
      const result = await actions.reopen({ id: order.id }).catch(() => undefined);
      if (result?.ok) toast.success(`Order ${order.reference} waits to be sent again`);
      else toast.error(result?.error.message ?? "Onetill could not be reached. Try again.");
    });
  const completed = (order: PackingOrder) => {
    setCompleting(undefined);
    choose([order.id], false);
    table.leave(order.id);
    toast.success(
      `Order ${order.reference} completed`,
      order.mayReopen ? { action: { label: "Undo", onClick: () => takeBack(order) } } : {},
    );
    toHeading();
  };
  const completeChosen = async () => {
    const result = await actions.runCommand({ ids: some, command: "complete" });
    if (!result.ok) throw new Error(result.error.message);
    choose(
      result.value.filter(({ done }) => done).map(({ id }) => id),
      false,
    );
    setReports(result.value);
    router.refresh();
  };

  useShortcuts("To send", [
    { keys: "j", label: "Next order", run: () => step(1) },
    { keys: "k", label: "Previous order", run: () => step(-1) },
    ...(current?.mayComplete
      ? [{ keys: "c", label: "Complete it", run: () => setCompleting(current) }]
      : []),
    ...(current
      ? [
          {
            keys: "x",
            label: "Select it",
            run: () => choose([current.id], !chosen.has(current.id)),
          },
          { keys: "o", label: "Open it", run: () => router.push(`/orders/${current.id}`) },
          {
            keys: "p",
            label: "Print its packing slip",
            run: () => void window.open(printHref("slips", [current.id]), "_blank", "noopener"),
          },
          {
            keys: "y",
            label: "Copy its address",
            run: async () => {
              if (current.address.length === 0) return void toast.warning("It has no address");
              const copied = await navigator.clipboard?.writeText(current.address.join("\n")).then(
                () => true,
                () => false,
              );
              if (copied) toast.success("Address copied");
              else toast.error("The browser does not let the address be copied");
            },
          },
        ]
      : []),
  ]);

  return (
    <Page className="max-lg:pb-24">
      <PageHeader
        back={{ href: "/orders", label: "Orders" }}
        title="To send"
        description="One after the other, the longest waiting first."
        actions={
          sites.length > 1 ? (
            <Select
              aria-label="Site"
              className="w-full sm:w-52"
              value={site ?? ""}
              onChange={(event) => router.push(hrefFor(event.target.value || null, null))}
              options={[
                { value: "", label: "All sites" },
                ...sites.map(({ slug, name }) => ({ value: slug, label: name })),
              ]}
            />
          ) : undefined
        }
      />
      <p role="status" className="sr-only">
        {current
          ? `Order ${at + 1} of ${orders.length}${hasMore ? " and more" : ""}: ${personOf(current)}, ${current.summary}`
          : "Nothing waits to be sent"}
      </p>
      {current ? (
        <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
          <div className="flex min-w-0 flex-col gap-3">
            <div className="flex items-center justify-between gap-2 max-lg:fixed max-lg:inset-x-0 max-lg:bottom-0 max-lg:z-20 max-lg:border-line max-lg:border-t max-lg:bg-surface max-lg:px-4 max-lg:pt-2.5 max-lg:pb-[max(0.625rem,env(safe-area-inset-bottom))] max-lg:shadow-md">
              <div className="flex items-center gap-2">
                <Button
                  aria-label="Previous order"
                  aria-keyshortcuts="K"
                  disabled={at === 0}
                  onClick={() => table.step(-1)}
                >
                  <ArrowUp aria-hidden />
                  <Kbd keys="k" className="max-lg:hidden" />
                </Button>
                <Button
                  aria-label="Next order"
                  aria-keyshortcuts="J"
                  disabled={at >= orders.length - 1}
                  onClick={() => table.step(1)}
                >
                  <ArrowDown aria-hidden />
                  <Kbd keys="j" className="max-lg:hidden" />
                </Button>
                <span className="tabular px-1 text-muted text-sm">
                  {at + 1} of {orders.length}
                  {hasMore ? "+" : ""}
                </span>
              </div>
              {current.mayComplete ? (
                <Button
                  variant="primary"
                  aria-keyshortcuts="C"
                  loading={pending}
                  onClick={() => setCompleting(current)}
                >
                  <CircleCheck aria-hidden />
                  Complete
                  <Kbd keys="c" className="max-lg:hidden" />
                </Button>
              ) : null}
            </div>
            <OrderOnTable
              key={current.id}
              order={current}
              heading={heading}
              nameItem={actions.nameItem}
            />
          </div>
          <PackingQueue
            orders={orders}
            current={current.id}
            hrefOf={(id) => hrefFor(site, id)}
            chosen={chosen}
            onGo={(id) => table.go(id)}
            onChoose={choose}
            onComplete={() => setAsking(true)}
            hasMore={hasMore}
          />
        </div>
      ) : (
        <Card>
          <EmptyState
            icon={<PackageCheck />}
            title="Nothing waits to be sent"
            description="Orders that are accepted and have something to send come up here by themselves."
            actions={<LinkButton href="/orders">All orders</LinkButton>}
          />
        </Card>
      )}
      {completing ? (
        <CompleteDialog
          order={{ ...completing, person: personOf(completing) }}
          complete={actions.complete}
          onClose={() => setCompleting(undefined)}
          onDone={() => completed(completing)}
        />
      ) : null}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Complete ${some.length === 1 ? "1 order" : `${some.length} orders`}?`}
        consequence="They are marked as sent, without a carrier or a note. What cannot be completed stays as it is, and you will see why."
        confirmLabel="Complete them"
        cancelLabel="Keep them as they are"
        tone="default"
        onConfirm={completeChosen}
      />
      <OrderReport
        report={reports ? { act: "complete", reports } : null}
        onClose={() => setReports(undefined)}
      />
    </Page>
  );
}
