"use client";

import { AlertDialog as Primitive } from "radix-ui";
import { type ReactNode, useState, useTransition } from "react";
import { Button } from "./button";
import { Callout } from "./callout";
import { keepFocusElsewhere } from "./keep-focus";
import { scrimStyles } from "./overlay-styles";

export interface ConfirmDialogProps {
  /** A question that names the thing: "Rotate the client ID of Demo Studio?" */
  title: ReactNode;
  /** What will happen and whether it can be undone. */
  consequence: ReactNode;
  /** The verb, never "OK": "Rotate client ID". */
  confirmLabel: string;
  cancelLabel?: string;
  tone?: "danger" | "default";
  /** Closes when it settles; a thrown error stays visible in the dialog. */
  onConfirm: () => unknown;
  /** A Button that opens it. Leave out when `open` is controlled. */
  trigger?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  children?: ReactNode;
}

/** Asks once before something that can't be undone. The focus starts on the harmless button. */
export function ConfirmDialog({
  title,
  consequence,
  confirmLabel,
  cancelLabel = "Cancel",
  tone = "danger",
  onConfirm,
  trigger,
  open,
  onOpenChange,
  children,
}: ConfirmDialogProps) {
  const [ownOpen, setOwnOpen] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [pending, startTransition] = useTransition();
  const setOpen = (next: boolean) => {
    if (pending) return;
    if (next) setProblem(undefined);
    setOwnOpen(next);
    onOpenChange?.(next);
  };
  const confirm = () =>
    startTransition(async () => {
      try {
        await onConfirm();
        setOwnOpen(false);
        onOpenChange?.(false);
      } catch (error) {
        setProblem(error instanceof Error ? error.message : "That did not work. Try again.");
      }
    });
  return (
    <Primitive.Root open={open ?? ownOpen} onOpenChange={setOpen}>
      {trigger ? <Primitive.Trigger asChild>{trigger}</Primitive.Trigger> : null}
      <Primitive.Portal>
        <Primitive.Overlay className={scrimStyles} />
        <Primitive.Content
          onCloseAutoFocus={keepFocusElsewhere}
          className="fixed inset-x-0 bottom-0 z-50 rounded-t-xl border border-line bg-raised p-5 shadow-lg outline-none data-[state=closed]:pointer-events-none data-[state=closed]:animate-out data-[state=closed]:fade-out-0 data-[state=open]:animate-in data-[state=open]:fade-in-0 sm:top-[max(2rem,20dvh)] sm:right-auto sm:bottom-auto sm:left-1/2 sm:w-full sm:max-w-md sm:-translate-x-1/2 sm:rounded-xl"
        >
          <Primitive.Title className="font-semibold text-lg">{title}</Primitive.Title>
          <Primitive.Description className="mt-1 text-muted">{consequence}</Primitive.Description>
          {children ? <div className="mt-4">{children}</div> : null}
          {problem ? (
            <Callout tone="bad" role="alert" className="mt-4">
              {problem}
            </Callout>
          ) : null}
          <div className="mt-5 flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">
            <Primitive.Cancel asChild>
              <Button disabled={pending}>{cancelLabel}</Button>
            </Primitive.Cancel>
            <Button
              variant={tone === "danger" ? "danger" : "primary"}
              loading={pending}
              onClick={confirm}
            >
              {confirmLabel}
            </Button>
          </div>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
