"use client";

import { Download } from "lucide-react";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { buttonStyles } from "@/components/ui/button-styles";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toaster";
import type { ImportState } from "@/lib/imports/schemas";
import type { ActionResult } from "@/lib/kernel/schemas";
import { countText } from "./count-text";

type Act = (input: { id: string }) => Promise<ActionResult<void>>;

interface ImportActionsProps {
  id: string;
  /** The platform's name. */
  name: string;
  state: ImportState;
  missing: number;
  hasFile: boolean;
  /** Where each row's fate is downloaded, once there is one. */
  download: string | null;
  start: Act;
  cancel: Act;
}

/** What can be done with a file right now. */
export function ImportActions(props: ImportActionsProps) {
  const { id, name, state, missing, hasFile, download, start, cancel } = props;
  const [pending, startTransition] = useTransition();
  const [, setTried] = useState(0);
  const begin = () =>
    startTransition(async () => {
      const result = await start({ id });
      setTried((count) => count + 1);
      if (!result.ok) toast.error(result.error.message);
    });
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
        <Button variant="primary" loading={pending} onClick={begin}>
          Add {countText(missing, "order")}
          <span className="sr-only"> from {name}</span>
        </Button>
      ) : null}
    </>
  );
}
