"use client";

import { useState } from "react";
import { countText } from "@/components/list-page/count-text";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toaster";
import { confirmationList } from "@/lib/matching/browser";
import type { ConfirmationReport } from "@/lib/matching/schemas";
import { type ChangeName, changeOf, changeWords } from "./changes";
import { useConfirmationListActions } from "./confirmation-list-actions";

export interface Asked {
  name: ChangeName;
  ids: readonly string[];
  /** How the one that is meant is called; null for a selection. */
  code: string | null;
}

interface ChangeDialogProps {
  asked: Asked;
  onClose: () => void;
  onDone: (name: ChangeName, reports: readonly ConfirmationReport[]) => void;
}

/** Asks once before confirmations are changed, with room for what is said along with it. */
export function ChangeDialog({ asked, onClose, onDone }: ChangeDialogProps) {
  const { name, ids, code } = asked;
  const { verb, question, tone, consequence, field, done } = changeWords[name];
  const { changeSeveral } = useConfirmationListActions();
  const [text, setText] = useState("");
  const several = code === null;
  const things = several ? (
    countText(confirmationList, ids.length)
  ) : (
    <span className="whitespace-nowrap">{code}</span>
  );
  const run = async () => {
    const action = changeOf(name, text);
    const result = await changeSeveral({ ids: [...ids], action }).catch(() => {
      throw new Error("Onetill could not be reached. Check your connection and try again.");
    });
    if (!result.ok) throw new Error(result.error.message);
    if (!several) {
      const [report] = result.value;
      if (!report?.done) throw new Error(report?.reason ?? "That did not work. Try again.");
      toast.success(`${code}: ${done.toLowerCase()}`);
    }
    onDone(name, result.value);
  };
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={
        <>
          {question[0]}
          {things}
          {question[1]}
        </>
      }
      consequence={consequence(several)}
      confirmLabel={verb}
      cancelLabel={several ? "Keep them as they are" : "Keep it as it is"}
      tone={tone}
      onConfirm={run}
    >
      {field ? (
        <Field label={field.label} optional hint={field.hint}>
          <Textarea
            rows={3}
            maxLength={field.max}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </Field>
      ) : null}
    </ConfirmDialog>
  );
}
