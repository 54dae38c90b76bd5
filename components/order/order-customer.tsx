import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { TextLink } from "@/components/ui/text-link";
import type { OrderRow } from "@/lib/orders";
import { CustomerOrderList } from "./customer-order-list";
import { type MembershipLine, MembershipList } from "./membership-list";

interface OrderCustomerProps {
  memberships: MembershipLine[];
  /** The customer's newest orders besides this one. */
  orders: OrderRow[];
  /** Where all of them are listed, when there are more. */
  moreHref: string | null;
  zone: string;
  now: Date;
}

/** The person behind the order: memberships and what else they bought. */
export function OrderCustomer({ memberships, orders, moreHref, zone, now }: OrderCustomerProps) {
  return (
    <Card aria-labelledby="customer-title">
      <CardHeader titleId="customer-title" title="Customer" />
      <CardBody className="flex flex-col gap-4">
        {memberships.length > 0 ? (
          <section aria-labelledby="memberships-title" className="flex flex-col gap-2">
            <h3 id="memberships-title" className="font-medium text-muted text-xs">
              {memberships.length > 1 ? "Memberships" : "Membership"}
            </h3>
            <MembershipList memberships={memberships} zone={zone} now={now} />
          </section>
        ) : null}
        <section aria-labelledby="other-orders-title" className="flex flex-col gap-1">
          <h3 id="other-orders-title" className="font-medium text-muted text-xs">
            Other orders
          </h3>
          {orders.length > 0 ? (
            <CustomerOrderList orders={orders} />
          ) : (
            <p className="text-muted text-sm">This is their only order so far.</p>
          )}
        </section>
        {moreHref ? (
          <TextLink href={moreHref} className="self-start text-sm">
            All orders of this customer
          </TextLink>
        ) : null}
      </CardBody>
    </Card>
  );
}
