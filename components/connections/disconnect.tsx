"use client";

import { Unplug } from "lucide-react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toaster";
import type { ActionResult } from "@/lib/kernel/schemas";

interface DisconnectProps {
  siteId: string;
  platform: string;
  name: string;
  siteName: string;
  action: (input: { siteId: string; platform: string }) => Promise<ActionResult<void>>;
}

export function Disconnect({ siteId, platform, name, siteName, action }: DisconnectProps) {
  const disconnect = async () => {
    const result = await action({ siteId, platform });
    if (!result.ok) throw new Error(result.error.message);
    toast.success(`${name} is disconnected`);
  };
  return (
    <ConfirmDialog
      title={`Disconnect ${name} from ${siteName}?`}
      consequence={`The secret is forgotten, and everything that ${name} sends from now on is refused. Orders and deliveries that came before stay. You can connect it again at any time.`}
      confirmLabel={`Disconnect ${name}`}
      onConfirm={disconnect}
      trigger={
        <Button variant="danger-quiet">
          <Unplug aria-hidden />
          Disconnect
        </Button>
      }
    />
  );
}
