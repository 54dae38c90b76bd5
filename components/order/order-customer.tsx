import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { TextLink } from "@/components/ui/text-link";
import type { OrderRow } from "@/lib/orders";
import { CustomerOrderList } from "./customer-order-list";
import { type MembershipLine, MembershipList } from "./membership-list";

interface OrderCustomerProps {
  titleId: string;
  memberships: MembershipLine[];
  /** The customer's newest orders besides this one. */
  orders: OrderRow[];
  /** Where all of them are listed, when there are more. */
  moreHref: string | null;
  zone: string;
  now: Date;
}

/** The person behind the order: memberships and what else they bought. */
export function OrderCustomer({
  titleId,
  memberships,
  orders,
  moreHref,
  zone,
  now,
}: OrderCustomerProps) {
  return (
    <Card aria-labelledby={titleId}>
      <CardHeader titleId={titleId} title="Customer" />
      <CardBody className="flex flex-col gap-4">
        {memberships.length > 0 ? (
          <div className="flex flex-col gap-2">
            <h3 className="font-medium text-muted text-xs">
              {memberships.length > 1 ? "Memberships" : "Membership"}
            </h3>
            <MembershipList memberships={memberships} zone={zone} now={now} />
          </div>
        ) : null}
        <div className="flex flex-col gap-1">
          <h3 className="font-medium text-muted text-xs">Other orders</h3>
          {orders.length > 0 ? (
            <CustomerOrderList orders={orders} />
          ) : (
            <p className="text-muted text-sm">This is their only order so far.</p>
          )}
        </div>
        {moreHref ? (
          <TextLink href={moreHref} className="self-start text-sm">
            All orders of this customer
          </TextLink>
        ) : null}
      </CardBody>
    </Card>
  );
}
