"use client";

import { ReportDialog } from "@/components/data-table/report-dialog";
import type { CommandReport } from "@/lib/desk/browser";
import { ordersText } from "./orders-text";
import { type BulkAct, bulkActs } from "./selection-bar";

/** What became of each order of a bulk action. */
export function OrderReport(props: {
  report: { act: BulkAct; reports: readonly CommandReport[] } | null;
  onClose: () => void;
}) {
  const { report, onClose } = props;
  const reports = report?.reports ?? [];
  const done = reports.filter((one) => one.done).length;
  const now = bulkActs[report?.act ?? "complete"].done;
  const all = ordersText(reports.length);
  return (
    <ReportDialog
      report={
        report &&
        reports.map((one) => ({
          id: one.id,
          name: one.reference ?? "Unknown order",
          about: one.customer,
          done: one.done,
          text: one.done ? now : (one.reason ?? ""),
        }))
      }
      title={`${done === reports.length ? "" : `${done} of `}${all} ${now.toLowerCase()}`}
      label="What became of each order"
      onClose={onClose}
    />
  );
}
