"use client";

import { Download } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { buttonStyles } from "@/components/ui/button-styles";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { RadioGroup } from "@/components/ui/radio-group";
import type { ImportState } from "@/lib/imports/schemas";
import type { ActionResult } from "@/lib/kernel/schemas";
import { countText } from "./count-text";

type Act = (input: { id: string }) => Promise<ActionResult<void>>;
type Start = (input: { id: string; wasSent: boolean }) => Promise<ActionResult<void>>;

interface ImportActionsProps {
  id: string;
  /** The platform's name. */
  name: string;
  state: ImportState;
  missing: number;
  hasFile: boolean;
  /** Where each row's fate is downloaded, once there is one. */
  download: string | null;
  start: Start;
  cancel: Act;
}

/** What can be done with a file right now. */
export function ImportActions(props: ImportActionsProps) {
  const { id, name, state, missing, hasFile, download, start, cancel } = props;
  const [sent, setSent] = useState("yes");
  const begin = async () => {
    const result = await start({ id, wasSent: sent === "yes" });
    if (!result.ok) throw new Error(result.error.message);
  };
  const stop = async () => {
    const result = await cancel({ id });
    if (!result.ok) throw new Error(result.error.message);
  };
  const running = state === "checking" || state === "importing";
  return (
    <>
      {running || state === "checked" ? (
        <ConfirmDialog
          title={state === "importing" ? "Stop this import?" : "Call this file off?"}
          consequence={
            state === "importing"
              ? "The orders that were added stay. The same file can be brought again: what is here is not added twice."
              : "Nothing of it is added. The same file can be brought again."
          }
          confirmLabel={state === "importing" ? "Stop the import" : "Call it off"}
          cancelLabel="Go on"
          onConfirm={stop}
          trigger={<Button variant="danger-quiet">{running ? "Stop" : "Call off"}</Button>}
        />
      ) : null}
      {download ? (
        <a href={download} download className={buttonStyles()}>
          <Download aria-hidden />
          Download each row’s fate
        </a>
      ) : null}
      {state === "checked" && missing > 0 && hasFile ? (
        <ConfirmDialog
          title={`Add ${countText(missing, "order")} from ${name}?`}
          consequence="Nobody gets a mail about them. What is here already is not added twice."
          confirmLabel={`Add ${countText(missing, "order")}`}
          cancelLabel="Not yet"
          tone="default"
          onConfirm={begin}
          trigger={
            <Button variant="primary">
              Add {countText(missing, "order")}
              <span className="sr-only"> from {name}</span>
            </Button>
          }
        >
          <RadioGroup
            legend="Was everything in it that has to be sent sent already?"
            value={sent}
            onValueChange={setSent}
            options={[
              {
                value: "yes",
                label: "Yes, it was sent",
                hint: "Shop orders and commissions are completed, on the day they were placed.",
              },
              {
                value: "no",
                label: "No, it is still to be sent",
                hint: "They wait under To send. Tips and memberships are completed either way.",
              },
            ]}
          />
        </ConfirmDialog>
      ) : null}
    </>
  );
}
