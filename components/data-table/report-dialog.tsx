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

/** What became of one row of a bulk action. */
export interface ReportLine {
  id: string;
  /** How people call it: a reference, a code. */
  name: string;
  /** Whose it is. */
  about: string | null;
  done: boolean;
  /** What it is now, or why not. */
  text: string;
}

interface ReportDialogProps {
  report: readonly ReportLine[] | null;
  /** "2 of 3 orders completed". */
  title: string;
  /** "What became of each order". */
  label: string;
  onClose: () => void;
}

/** What became of each row of a bulk action, those that failed first. */
export function ReportDialog({ report, title, label, onClose }: ReportDialogProps) {
  const lines = [...(report ?? [])].sort((a, b) => Number(a.done) - Number(b.done));
  const allDone = lines.every((line) => line.done);
  return (
    <Dialog open={report !== null} onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent
        title={title}
        description={
          allDone
            ? "Everything went well."
            : "The others stay as they are, and stay selected. Why is beside each of them."
        }
      >
        <DialogBody>
          <ul aria-label={label} className="divide-y divide-line">
            {lines.map(({ id, name, about, done, text }) => (
              <li key={id} className="flex items-start gap-2.5 py-2 text-sm">
                {done ? (
                  <CircleCheck aria-hidden className="mt-px size-4 shrink-0 text-good-ink" />
                ) : (
                  <CircleX aria-hidden className="mt-px size-4 shrink-0 text-bad-ink" />
                )}
                <span className="wrap-anywhere min-w-0 flex-1">
                  <span className="font-medium font-mono">{name}</span>
                  {about ? <span className="text-muted"> · {about}</span> : null}
                  <span className={done ? "block text-muted" : "block text-bad-ink"}>{text}</span>
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
