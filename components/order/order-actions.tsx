"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { ReasonField } from "@/components/ui/reason-field";
import { toast } from "@/components/ui/toaster";
import { chargeProblem, type Standing } from "@/lib/desk/browser";
import type { OrderStatus, PersonCommand } from "@/lib/orders/browser";
import { commandLooks } from "./command-looks";
import { CompleteDialog } from "./complete-dialog";
import type { OrderPageActions } from "./order-page-actions";

interface OrderActionsProps {
  order: { id: string; reference: string; status: OrderStatus; summary: string; person: string };
  /** What may be done now: what ends the order first, the way forward last. */
  choices: readonly PersonCommand[];
  /** Whether it could be reopened once it is completed. */
  mayReopen: boolean;
  /** What ending the order does not do to the money; nothing where no money was paid. */
  moneyStays?: string;
  /** Whether who placed the order is told why it ends. */
  reasonIsTold: boolean;
  runCommand: OrderPageActions["runCommand"];
}

const unreachable = "Onetill could not be reached. Check your connection and try again.";
const variants = { forward: "primary", end: "danger-quiet", back: "secondary" } as const;

/** What may be done with the order as buttons: in the header, and on phones in a bar at the bottom. */
export function OrderActions(props: OrderActionsProps) {
  const { order, choices, mayReopen, moneyStays, reasonIsTold, runCommand } = props;
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [doing, setDoing] = useState<PersonCommand>();
  const [asking, setAsking] = useState<PersonCommand>();
  const [reason, setReason] = useState("");
  const [completing, setCompleting] = useState(false);
  const forward = choices.find((command) => commandLooks[command].way === "forward");
  const ending = choices.find((command) => commandLooks[command].way === "end");
  const asked = choices.find((command) => command === asking);

  function tellDone(command: PersonCommand, now?: Standing) {
    const problem = now && chargeProblem(command, now);
    const undo = { label: "Undo", onClick: () => goOn("reopen", "completed") };
    const undoable = command === "complete" && mayReopen;
    if (problem) toast.warning(problem);
    else toast.success(commandLooks[command].done, undoable ? { action: undo } : {});
    // The button that had the focus is gone.
    document.getElementById("main")?.focus({ preventScroll: true });
  }

  /** Somebody else was quicker: says so, and shows how the order stands now. */
  function tellMoved(message: string) {
    toast.warning(message);
    router.refresh();
  }

  /** The problem that is left to be shown, if any. */
  async function run(
    command: PersonCommand,
    from: OrderStatus,
    why?: string,
  ): Promise<string | undefined> {
    const input = { id: order.id, from, command, reason: why };
    const result = await runCommand(input).catch(() => undefined);
    if (!result) return unreachable;
    if (!result.ok && result.error.code !== "conflict") return result.error.message;
    if (result.ok) tellDone(command, result.value);
    else tellMoved(result.error.message);
    return undefined;
  }

  async function complete(form: FormData) {
    const sent = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
    const step = { id: order.id, from: order.status, command: "complete" as const };
    const result = await runCommand({ ...sent, ...step });
    if (result.ok || result.error.code !== "conflict") return result;
    setCompleting(false);
    tellMoved(result.error.message);
    return result;
  }

  function goOn(command: PersonCommand, from: OrderStatus = order.status) {
    if (pending) return;
    if (command === "complete") return setCompleting(true);
    setDoing(command);
    startTransition(async () => {
      const problem = await run(command, from);
      if (problem) toast.error(problem);
    });
  }
  const ask = (command: PersonCommand) => {
    if (pending) return;
    setReason("");
    setAsking(command);
  };

  useShortcuts("Order", [
    ...(forward
      ? [{ keys: "a", label: commandLooks[forward].label, run: () => goOn(forward) }]
      : []),
    ...(ending ? [{ keys: "d", label: commandLooks[ending].label, run: () => ask(ending) }] : []),
  ]);

  if (choices.length === 0) return null;
  return (
    <div className="max-sm:fixed max-sm:inset-x-0 max-sm:bottom-0 max-sm:z-20 max-sm:border-line max-sm:border-t max-sm:bg-surface max-sm:px-4 max-sm:pt-2.5 max-sm:pb-[max(0.625rem,env(safe-area-inset-bottom))] max-sm:shadow-md">
      <div className="flex flex-wrap items-center gap-2 max-sm:*:flex-1">
        {choices.map((command) => {
          const { label, Icon, way } = commandLooks[command];
          return (
            <Button
              key={command}
              variant={variants[way]}
              loading={pending && doing === command}
              disabled={pending && doing !== command}
              aria-keyshortcuts={command === forward ? "A" : command === ending ? "D" : undefined}
              onClick={() => (way === "end" ? ask(command) : goOn(command))}
            >
              <Icon aria-hidden />
              {label}
            </Button>
          );
        })}
      </div>
      {completing ? (
        <CompleteDialog
          order={order}
          complete={complete}
          onClose={() => setCompleting(false)}
          onDone={() => {
            setCompleting(false);
            tellDone("complete");
          }}
        />
      ) : null}
      {asked ? (
        <ConfirmDialog
          open
          onOpenChange={(open) => !open && setAsking(undefined)}
          title={`${commandLooks[asked].label.replace(" order", "")} order ${order.reference}?`}
          consequence={`${moneyStays ?? ""} This cannot be undone.`.trim()}
          confirmLabel={commandLooks[asked].label}
          cancelLabel="Keep order"
          onConfirm={async () => {
            const problem = await run(asked, order.status, reason);
            if (problem) throw new Error(problem);
          }}
        >
          <ReasonField
            value={reason}
            onChange={setReason}
            hint={
              reasonIsTold
                ? "The customer reads it, in their mail and on their order's page."
                : "Stays on the timeline, for your team."
            }
          />
        </ConfirmDialog>
      ) : null}
    </div>
  );
}
