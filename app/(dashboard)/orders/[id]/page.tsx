import { setTimeout } from "node:timers/promises";
import { cache, Suspense } from "react";
import { OrderSkeleton } from "@/components/order/order-skeleton";
import type { Context } from "@/lib/kernel";
import { getOrderWithNotes } from "@/lib/orders";
import { defineMetadata, definePage } from "@/lib/web";
import { OrderPage } from "./order-page";
import { type OrderData, readOrder } from "./read-order";

const page = { path: "/orders/[id]", access: { right: "orders:read" } } as const;

const patience = 150; // ms before the frame of the page goes ahead of what it shows

/** The order is read once for the title and the page. */
const loadOrder = cache(getOrderWithNotes);

export const generateMetadata = defineMetadata(page, async ({ ctx, params }) => ({
  title: `Order ${(await loadOrder(ctx, params.id)).order.reference}`,
}));

export default definePage(page, async ({ ctx, params }) => {
  // Whether there is such an order is known before anything is sent: no loading.tsx, which would
  // answer 200 for everybody's.
  const loading = readOrder(ctx, await loadOrder(ctx, params.id));
  const quick = await Promise.race([loading, setTimeout(patience, null)]);
  return (
    <Suspense fallback={<OrderSkeleton />}>
      {quick ? <OrderPage ctx={ctx} data={quick} /> : <SlowOrder ctx={ctx} loading={loading} />}
    </Suspense>
  );
});

async function SlowOrder({ ctx, loading }: { ctx: Context; loading: Promise<OrderData> }) {
  return <OrderPage ctx={ctx} data={await loading} />;
}
