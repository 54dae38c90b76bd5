"use client";

import { ReportDialog, type ReportLine } from "@/components/data-table/report-dialog";
import { countText } from "./count-text";

/** What became of one row, as the server tells it. */
export interface RowReport extends Omit<ReportLine, "text" | "name"> {
  /** Null where it is not known, or not the person's to know. */
  name: string | null;
  reason: string | null;
}

interface BulkReportProps {
  list: { one: string; many: string };
  report: readonly RowReport[] | undefined;
  /** What those are now with which it went well: "Completed". */
  now: string;
  /** Between how many there are and what they are now. */
  joint?: string;
  onClose: () => void;
}

/** What became of each row of a bulk action. */
export function BulkReport({ list, report, now, joint = " ", onClose }: BulkReportProps) {
  const all = report ?? [];
  const done = all.filter((one) => one.done).length;
  const things = countText(list, all.length);
  return (
    <ReportDialog
      report={
        report
          ? all.map(({ name, reason, ...one }) => ({
              ...one,
              name: name ?? `Unknown ${list.one}`,
              text: one.done ? now : (reason ?? ""),
            }))
          : null
      }
      title={`${done === all.length ? "" : `${done} of `}${things}${joint}${now.toLowerCase()}`}
      label={`What became of each ${list.one}`}
      onClose={onClose}
    />
  );
}
