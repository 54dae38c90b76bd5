import { Card } from "@/components/ui/card";
import { Pager } from "@/components/ui/pager";
import { TableSkeleton } from "@/components/ui/skeleton";
import type { DeliveryPage } from "@/lib/inbox";
import { type DeliveriesState, deliveriesHref } from "./deliveries-address";
import { DeliveryLines } from "./delivery-lines";
import { DeliveryTable } from "./delivery-table";
import { NoDeliveries } from "./no-deliveries";

interface DeliveriesListProps {
  page: DeliveryPage;
  state: DeliveriesState;
  /** Whether the reader has more than one site. */
  showSite: boolean;
}

/** A page of deliveries: a table, or on phones one below the other. */
export function DeliveriesList({ page, state, showSite }: DeliveriesListProps) {
  const { deliveries, previousCursor, nextCursor } = page;
  const { after: _, before: __, ...filter } = state;
  return (
    <>
      <Card className="overflow-hidden">
        {deliveries.length === 0 ? (
          <NoDeliveries state={state} />
        ) : (
          <>
            <div className="hidden sm:block">
              <DeliveryTable deliveries={deliveries} showSite={showSite} />
            </div>
            <DeliveryLines deliveries={deliveries} mixed className="sm:hidden" />
          </>
        )}
      </Card>
      {previousCursor || nextCursor ? (
        <Pager
          previousHref={previousCursor && deliveriesHref({ ...filter, before: previousCursor })}
          nextHref={nextCursor && deliveriesHref({ ...filter, after: nextCursor })}
        />
      ) : null}
    </>
  );
}

/** What stands there while a page is on its way. */
export function DeliveriesSkeleton() {
  return (
    <Card className="overflow-hidden">
      <TableSkeleton rows={12} columns={4} />
    </Card>
  );
}
