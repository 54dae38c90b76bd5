"use client";

import { BulkReport } from "@/components/list-page/bulk-report";
import type { CommandReport } from "@/lib/desk/browser";
import { orderList } from "@/lib/orders/browser";
import { type BulkAct, bulkActs } from "./bulk-acts";

/** What became of each order of a bulk action. */
export function OrderReport(props: {
  report: { act: BulkAct; reports: readonly CommandReport[] } | null;
  onClose: () => void;
}) {
  const { report, onClose } = props;
  return (
    <BulkReport
      list={orderList}
      report={report?.reports.map(({ id, reference, customer, done, reason }) => ({
        ...{ id, name: reference, about: customer, done, reason },
      }))}
      now={bulkActs[report?.act ?? "complete"].done}
      onClose={onClose}
    />
  );
}
