"use client";

import { type ReactNode, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toaster";
import type { ActionResult } from "@/lib/kernel/schemas";

interface SiteActionButtonProps {
  siteId: string;
  action: (input: { siteId: string }) => Promise<ActionResult<void>>;
  done: string;
  children: ReactNode;
}

/** Does something about a site at Stripe, and says what came of it. */
export function SiteActionButton({ siteId, action, done, children }: SiteActionButtonProps) {
  const [pending, start] = useTransition();
  const press = () =>
    start(async () => {
      const result = await action({ siteId });
      if (result.ok) toast.success(done);
      else toast.error(result.error.message);
    });
  return (
    <Button onClick={press} loading={pending}>
      {children}
    </Button>
  );
}
