"use client";

import { useRef, useState } from "react";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { confirmationStatusLooks } from "@/components/ui/confirmation-status-badge";
import { Field } from "@/components/ui/field";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toaster";
import {
  type ConfirmationStatus,
  confirmationStatuses,
  confirmationStatusLabels,
  type VisibleStatus,
} from "@/lib/matching/browser";
import { type ConfirmationPageActions, insist } from "./page-actions";
import { VisitorView } from "./visitor-view";

interface AnswerFormProps {
  id: string;
  code: string;
  siteName: string;
  status: ConfirmationStatus;
  /** How it looks to the visitor now. */
  visible: VisibleStatus;
  /** Matched ones are a success until the match is undone. */
  isMatched: boolean;
  /** What they read already. */
  reply: string | null;
  answer: ConfirmationPageActions["answer"];
}

const seenAs: Record<ConfirmationStatus, VisibleStatus> = {
  pending: "pending",
  success: "found",
  failed: "failed",
};

/** Sets the status and says something to the visitor, with what they will read beside it. */
export function AnswerForm(props: AnswerFormProps) {
  const { id, code, siteName, status, visible, isMatched, reply, answer } = props;
  const [to, setTo] = useState(status);
  const [from, setFrom] = useState(status);
  const [text, setText] = useState("");
  const [asking, setAsking] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  // It was changed elsewhere: what was chosen here meant another state.
  if (from !== status) {
    setFrom(status);
    setTo(status);
  }
  useShortcuts("Confirmation", [
    {
      keys: "r",
      label: "Reply to the visitor",
      run: () => box.current?.querySelector("textarea")?.focus(),
    },
  ]);
  const written = text.trim();
  const word = confirmationStatusLabels[to].toLowerCase();
  const changes = to !== status;
  const run = async () => {
    await insist(answer({ id, status: to, reply: written }));
    setText("");
    toast.success(written ? `${code} is ${word}, the reply is on its way` : `${code} is ${word}`);
  };
  const label = written ? (changes ? "Set and reply" : "Send reply") : "Set status";
  return (
    <div ref={box} className="flex flex-col gap-4">
      {isMatched ? (
        <p className="text-sm">
          It stays a success as long as it is matched with an order: undo the match to change that.
        </p>
      ) : (
        <SegmentedControl
          label="Status"
          value={to}
          onValueChange={(value) =>
            setTo(confirmationStatuses.find((known) => known === value) ?? status)
          }
          options={confirmationStatuses.map((value) => {
            const { Icon } = confirmationStatusLooks[value];
            return { value, label: confirmationStatusLabels[value], icon: <Icon aria-hidden /> };
          })}
          className="self-start max-sm:w-full"
        />
      )}
      <Field
        label="Reply to the visitor"
        optional
        hint="Shown on their private status page, and mailed to them."
      >
        <Textarea
          rows={3}
          maxLength={2000}
          dir="auto"
          aria-keyshortcuts="R"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <VisitorView
        status={changes || written ? seenAs[to] : visible}
        siteName={siteName}
        reply={written || reply}
      />
      <Button
        className="self-start"
        disabled={!changes && written === ""}
        onClick={() => setAsking(true)}
      >
        {label}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        tone={to === "failed" && changes ? "danger" : "default"}
        title={changes ? `Set ${code} to ${word}?` : `Reply about ${code}?`}
        consequence={
          written
            ? "The visitor sees the status and the reply at once, and gets the reply by mail, which cannot be taken back."
            : "The visitor sees it at once on their private status page."
        }
        confirmLabel={label}
        onConfirm={run}
      >
        <VisitorView status={seenAs[to]} siteName={siteName} reply={written || reply} />
      </ConfirmDialog>
    </div>
  );
}
