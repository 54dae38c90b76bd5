import { setTimeout } from "node:timers/promises";
import { Suspense } from "react";
import { OrderSkeleton } from "@/components/order/order-skeleton";
import type { Context } from "@/lib/kernel";
import { getConfirmation } from "@/lib/matching";
import { defineMetadata, definePage } from "@/lib/web";
import { ConfirmationPage } from "./confirmation-page";
import { type ConfirmationData, readConfirmation } from "./read-confirmation";

const page = { path: "/confirmations/[id]", access: { right: "confirmations:read" } } as const;

const patience = 150; // ms before the frame of the page goes ahead of what it shows

export const generateMetadata = defineMetadata(page, async ({ ctx, params }) => ({
  title: `Confirmation ${(await getConfirmation(ctx, params.id)).code}`,
}));

export default definePage(page, async ({ ctx, params }) => {
  // Whether there is such a one is known before anything is sent: no loading.tsx, which would
  // answer 200 for everybody's.
  const loading = readConfirmation(ctx, await getConfirmation(ctx, params.id));
  const quick = await Promise.race([loading, setTimeout(patience, null)]);
  return (
    <Suspense fallback={<OrderSkeleton label="Loading the confirmation…" />}>
      {quick ? (
        <ConfirmationPage ctx={ctx} data={quick} />
      ) : (
        <SlowConfirmation ctx={ctx} loading={loading} />
      )}
    </Suspense>
  );
});

async function SlowConfirmation(props: { ctx: Context; loading: Promise<ConfirmationData> }) {
  return <ConfirmationPage ctx={props.ctx} data={await props.loading} />;
}
