"use client";

import { ReportDialog } from "@/components/data-table/report-dialog";
import { type ChangeReport, statusLabels } from "@/lib/orders/browser";
import { ordersText } from "./orders-text";
import type { BulkChange } from "./selection-bar";

/** What became of each order of a bulk action. */
export function OrderReport(props: {
  report: { to: BulkChange; reports: readonly ChangeReport[] } | null;
  onClose: () => void;
}) {
  const { report, onClose } = props;
  const reports = report?.reports ?? [];
  const done = reports.filter((one) => one.done).length;
  const to = report?.to ?? "completed";
  const now = to === "mailed" ? "Mailed again" : statusLabels[to];
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
