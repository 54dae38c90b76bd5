"use client";

import { RefreshCw } from "lucide-react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toaster";
import type { ActionResult } from "@/lib/kernel/schemas";

interface RotateClientIdProps {
  site: { id: string; name: string; clientId: string };
  action: (input: {
    siteId: string;
    clientId: string;
  }) => Promise<ActionResult<{ clientId: string }>>;
}

export function RotateClientId({ site, action }: RotateClientIdProps) {
  const rotate = async () => {
    const result = await action({ siteId: site.id, clientId: site.clientId });
    if (!result.ok) throw new Error(result.error.message);
    toast.success("The Client ID is new", {
      description: "Paste the new webhook addresses into your platforms now.",
    });
  };
  return (
    <ConfirmDialog
      title={`Rotate the Client ID of ${site.name}?`}
      consequence="The old one stops at once. Every webhook address of this site changes and must be pasted into each platform again; until then their orders do not arrive here. This cannot be undone."
      confirmLabel="Rotate Client ID"
      onConfirm={rotate}
      trigger={
        <Button variant="danger-quiet">
          <RefreshCw aria-hidden />
          Rotate
        </Button>
      }
    />
  );
}
