"use client";

import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toaster";
import type { OrderPageActions } from "./order-page-actions";

interface MarkReviewedProps {
  orderId: string;
  markReviewed: OrderPageActions["markReviewed"];
}

/** Takes the order off the list of those that need a look, once somebody has looked. */
export function MarkReviewed({ orderId, markReviewed }: MarkReviewedProps) {
  const [pending, startTransition] = useTransition();
  const settle = () =>
    startTransition(async () => {
      const result = await markReviewed({ orderId }).catch(() => undefined);
      if (result?.ok) toast.success("Settled. What was the matter stays on the timeline.");
      else toast.error(result?.error.message ?? "Onetill could not be reached. Try again.");
    });
  return (
    <Button size="sm" loading={pending} onClick={settle}>
      Looked at, it is settled
    </Button>
  );
}
