"use client";

import { CircleCheck, CircleX } from "lucide-react";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogBody,
  DialogClose,
  DialogContent,
  DialogFooter,
} from "@/components/ui/dialog";
import { type ChangeReport, statusLabels } from "@/lib/orders/schemas";
import { ordersText } from "./orders-text";
import type { BulkChange } from "./selection-bar";

/** What became of each order of a bulk action, those that failed first. */
export function ReportDialog(props: {
  report: { to: BulkChange; reports: readonly ChangeReport[] } | null;
  onClose: () => void;
}) {
  const { report, onClose } = props;
  const reports = [...(report?.reports ?? [])].sort((a, b) => Number(a.done) - Number(b.done));
  const failed = reports.filter((one) => !one.done).length;
  const word = statusLabels[report?.to ?? "completed"].toLowerCase();
  const title =
    failed === 0
      ? `${ordersText(reports.length)} ${word}`
      : `${reports.length - failed} of ${ordersText(reports.length)} ${word}`;
  return (
    <Dialog open={report !== null} onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent
        title={title}
        description={
          failed === 0
            ? "Everything went well."
            : "The others stay as they are, and stay selected. Why is beside each of them."
        }
      >
        <DialogBody>
          <ul aria-label="What became of each order" className="divide-y divide-line">
            {reports.map(({ id, reference, customer, done, reason }) => (
              <li key={id} className="flex items-start gap-2.5 py-2 text-sm">
                {done ? (
                  <CircleCheck aria-hidden className="mt-px size-4 shrink-0 text-good-ink" />
                ) : (
                  <CircleX aria-hidden className="mt-px size-4 shrink-0 text-bad-ink" />
                )}
                <span className="min-w-0 flex-1">
                  <span className="font-medium font-mono">{reference ?? "Unknown order"}</span>
                  {customer ? <span className="text-muted"> · {customer}</span> : null}
                  <span className={done ? "block text-muted" : "block text-bad-ink"}>
                    {done ? statusLabels[report?.to ?? "completed"] : reason}
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </DialogBody>
        <DialogFooter>
          <DialogClose asChild>
            <Button variant="primary">Done</Button>
          </DialogClose>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
