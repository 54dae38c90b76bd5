"use client";

import { ReportDialog } from "@/components/data-table/report-dialog";
import type { ConfirmationReport as Report } from "@/lib/matching/schemas";
import { type ChangeName, changeWords } from "./changes";
import { confirmationsText } from "./confirmations-text";

/** What became of each confirmation of a bulk action. */
export function ConfirmationReport(props: {
  report: { name: ChangeName; reports: readonly Report[] } | null;
  onClose: () => void;
}) {
  const { report, onClose } = props;
  const reports = report?.reports ?? [];
  const done = reports.filter((one) => one.done).length;
  const now = changeWords[report?.name ?? "success"].done;
  return (
    <ReportDialog
      report={
        report &&
        reports.map((one) => ({
          id: one.id,
          name: one.code ?? "Unknown confirmation",
          about: one.email,
          done: one.done,
          text: one.done ? now : (one.reason ?? ""),
        }))
      }
      title={`${done === reports.length ? "" : `${done} of `}${confirmationsText(reports.length)}: ${now.toLowerCase()}`}
      label="What became of each confirmation"
      onClose={onClose}
    />
  );
}
