"use client";

import { useRouter } from "next/navigation";
import { startTransition } from "react";
import { useLiveOrders } from "@/components/live/use-live-orders";

/** Renders the page anew when orders change; what is being typed stays. */
export function OrderLive() {
  const router = useRouter();
  useLiveOrders(() => startTransition(() => router.refresh()), { intervalMs: 2000 });
  return null;
}
