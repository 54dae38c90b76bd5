import { LiveRefresh } from "@/components/connections/live-refresh";
import { Page, PageHeader } from "@/components/ui/page-header";
import type { SetupProgress } from "@/lib/insights";
import type { OrderRow } from "@/lib/orders";
import { NewestOrders } from "./newest-orders";
import { SetupChecklist } from "./setup-checklist";

interface NewInstallProps {
  progress: SetupProgress;
  connectionsHref: string | undefined;
  /** Test orders, if anything. */
  newest: OrderRow[];
}

/** Home before the first order: what there is to do. */
export function NewInstall({ progress, connectionsHref, newest }: NewInstallProps) {
  return (
    <Page width="narrow">
      <LiveRefresh />
      <PageHeader
        title="Welcome to Onetill"
        description="Everything you sell, from every platform, comes together here."
      />
      <SetupChecklist progress={progress} connectionsHref={connectionsHref} />
      {newest.length > 0 ? <NewestOrders orders={newest} site={undefined} /> : null}
    </Page>
  );
}
