"use client";

import { useRouter } from "next/navigation";
import { useLiveOrders } from "@/components/live/use-live-orders";

/** Brings the page's figures up to date when orders change. */
export function LiveRefresh() {
  const router = useRouter();
  useLiveOrders(() => router.refresh(), { intervalMs: 3000 });
  return null;
}
