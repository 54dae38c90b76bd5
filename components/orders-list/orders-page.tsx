"use client";

import { Download, PackageOpen } from "lucide-react";
import { useMemo, useState } from "react";
import { countText } from "@/components/list-page/count-text";
import { ListPage } from "@/components/list-page/list-page";
import { ListViews } from "@/components/list-page/list-views";
import { Toolbar } from "@/components/list-page/toolbar";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { LinkButton } from "@/components/ui/link-button";
import type { CommandReport } from "@/lib/desk/browser";
import { type OrderLine, type OrderListState, orderList } from "@/lib/orders/browser";
import type { BulkAct } from "./bulk-acts";
import { orderColumns } from "./columns";
import { DisplayMenu } from "./display-menu";
import { ExportDialog } from "./export-dialog";
import type { OrderListData } from "./list-data";
import { NoOrders } from "./no-orders";
import { OrderCards } from "./order-cards";
import { orderFilters, orderSortWords, settleOrders } from "./order-filters";
import { useOrderListActions } from "./order-list-actions";
import { OrderReport } from "./order-report";
import { SelectionBar } from "./selection-bar";
import { useListLayout } from "./use-list-layout";

const builtIn: { name: string; change: Partial<OrderListState> }[] = [
  { name: "All orders", change: {} },
  { name: "To send", change: { status: ["accepted"] } },
  { name: "Payment pending", change: { status: ["pending_payment"] } },
  { name: "Refunded", change: { payment: ["partially_refunded", "refunded"] } },
];

/** The list of orders as a whole: what is special to it. */
export function OrdersPage({ data }: { data: OrderListData }) {
  const { zone, year, sites } = data;
  const actions = useOrderListActions();
  const [exporting, setExporting] = useState<"list" | "selection" | null>(null);
  const [report, setReport] = useState<{ act: BulkAct; reports: CommandReport[] } | null>(null);
  const layout = useListLayout(data);
  const columns = useMemo(() => orderColumns({ zone, year }), [zone, year]);
  const usual = layout.columns.join() === orderList.usualColumns(sites.length).join();
  return (
    <ListPage<OrderListState, OrderLine>
      list={orderList}
      data={data}
      title="Orders"
      topic="orders"
      peek={actions.peek}
      names={{
        platform: (slug) => data.platforms.find((one) => one.slug === slug)?.name ?? slug,
        site: (slug) => sites.find((site) => site.slug === slug)?.name ?? "unknown",
      }}
      nameOf={(line) => line.reference}
      columns={columns}
      shown={layout.columns}
      density={layout.density}
      numericColumns={["amount"]}
      views={
        <ListViews<OrderListState>
          list={orderList}
          data={data}
          builtIn={builtIn}
          // A view keeps the columns unless they are the usual ones.
          keptColumns={usual ? null : [...layout.columns]}
          example="Shop orders to send"
          save={actions.saveView}
          remove={actions.deleteView}
        >
          <LinkButton variant="ghost" size="sm" href="/orders/to-send" prefetch={false}>
            <PackageOpen aria-hidden />
            <span className="max-sm:sr-only">To send</span>
          </LinkButton>
          <Button
            variant="ghost"
            size="sm"
            disabled={data.count.count === 0}
            onClick={() => setExporting("list")}
          >
            <Download aria-hidden />
            <span className="max-sm:sr-only">Export</span>
          </Button>
        </ListViews>
      }
      toolbar={(about) => (
        <Toolbar<OrderListState>
          {...about}
          list={orderList}
          looks={orderFilters(data)}
          searchTitle="Searches e-mail, name, reference, transaction ID, item and message"
          sortWords={orderSortWords}
          settle={(draft) => settleOrders(draft, data)}
        >
          <DisplayMenu
            density={layout.density}
            onDensity={layout.setDensity}
            columns={layout.columns}
            onColumns={layout.setColumns}
          />
        </Toolbar>
      )}
      notice={data.ignored ? <Callout tone="warn">{data.ignored}</Callout> : null}
      cards={(about) => <OrderCards {...about} />}
      empty={<NoOrders sites={sites} />}
      bar={(selected) => (
        <SelectionBar
          selected={selected}
          mayWrite={data.mayWrite}
          mayRefund={data.mayRefund}
          mayMail={data.mayMail}
          onExport={() => setExporting("selection")}
          onDone={(act, reports) => {
            selected.settle(reports);
            setReport({ act, reports });
          }}
        />
      )}
    >
      {({ selected, total }) => (
        <>
          <ExportDialog
            open={exporting !== null}
            onOpenChange={(next) => setExporting(next ? exporting : null)}
            state={data.state}
            ids={exporting === "selection" ? selected.ids : []}
            amount={exporting === "selection" ? countText(orderList, selected.ids.length) : total}
            columns={layout.columns}
            zone={zone}
            sites={sites}
          />
          <OrderReport report={report} onClose={() => setReport(null)} />
        </>
      )}
    </ListPage>
  );
}
