"use client";

import { BulkReport } from "@/components/list-page/bulk-report";
import { confirmationList, type ConfirmationReport as Report } from "@/lib/matching/browser";
import { type ChangeName, changeWords } from "./changes";

/** What became of each confirmation of a bulk action. */
export function ConfirmationReport(props: {
  report: { name: ChangeName; reports: readonly Report[] } | null;
  onClose: () => void;
}) {
  const { report, onClose } = props;
  return (
    <BulkReport
      list={confirmationList}
      report={report?.reports.map(({ id, code, email, done, reason }) => ({
        ...{ id, name: code, about: email, done, reason },
      }))}
      now={changeWords[report?.name ?? "success"].done}
      joint=": "
      onClose={onClose}
    />
  );
}
