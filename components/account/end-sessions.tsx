"use client";

import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toaster";
import type { ActionResult } from "@/lib/kernel/schemas";

type EndAll = (input: Record<string, never>) => Promise<ActionResult<void>>;
type EndOthers = (input: Record<string, never>) => Promise<ActionResult<{ ended: number }>>;

const sessionsText = (count: number) => (count === 1 ? "1 session" : `${count} sessions`);

/** For somebody who trusts this device and no other. */
export function EndOtherSessions({ others, action }: { others: number; action: EndOthers }) {
  const end = async () => {
    const result = await action({});
    if (!result.ok) throw new Error(result.error.message);
    toast.success(`${sessionsText(result.value.ended)} ended`);
  };
  return (
    <ConfirmDialog
      title="Sign out other devices?"
      consequence={`${sessionsText(others)} besides this one ${others === 1 ? "ends" : "end"} at once. Here you stay signed in.`}
      confirmLabel="Sign out other devices"
      onConfirm={end}
      trigger={<Button>Sign out other devices</Button>}
    />
  );
}

export function EndAllSessions({ action }: { action: EndAll }) {
  const end = async () => {
    const result = await action({});
    if (!result.ok) throw new Error(result.error.message);
    window.location.assign("/sign-in");
  };
  return (
    <ConfirmDialog
      title="Sign out everywhere?"
      consequence="Every browser and device is signed out, this one too. Your password stays as it is."
      confirmLabel="Sign out everywhere"
      onConfirm={end}
      trigger={<Button variant="danger-quiet">Sign out everywhere</Button>}
    />
  );
}
