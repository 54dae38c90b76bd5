import { type NameItem, NameItemDialog } from "@/components/item-names/name-item-dialog";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Money } from "@/components/ui/money";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from "@/components/ui/table";
import type { OrderItemRow, OrderRow } from "@/lib/orders";
import { describeDetails } from "./describe-details";
import { FactList } from "./fact-list";
import { LongText } from "./long-text";
import { OrderTotals } from "./order-totals";

/** How the codes of an order's items are named. */
export interface CodeNaming {
  siteId: string;
  platform: string;
  nameItem: NameItem;
}

interface LineProps {
  item: OrderItemRow;
  /** Absent for those who may not. */
  naming: CodeNaming | undefined;
  currency: string;
  zone: string;
}

function ItemName({ item, naming, currency, zone }: LineProps) {
  const { name, details } = item;
  // What stands here already: the code is the end of the link, the title is the name.
  const skip = Object.keys(details).filter(
    (key) => details[key] === name || (key === "direct_link_code" && details.link),
  );
  const facts = describeDetails(details, currency, skip);
  const code = typeof details.direct_link_code === "string" ? details.direct_link_code : null;
  return (
    <>
      <LongText text={item.name} what="item’s name" lines={2} className="font-medium" />
      {item.variation ? (
        <LongText text={item.variation} what="variation" lines={2} className="text-muted" />
      ) : null}
      {naming && code ? (
        <div className="mt-1.5">
          <NameItemDialog {...naming} code={code} name={name.endsWith(code) ? null : name} />
        </div>
      ) : null}
      {facts.length > 0 ? (
        <div className="mt-2 whitespace-normal border-line border-l-2 pl-3">
          <FactList facts={facts} zone={zone} />
        </div>
      ) : null}
    </>
  );
}

/** Minor units, or a dash where the source does not say. */
function Amount({ amount, currency }: { amount: number | null; currency: string }) {
  if (amount !== null) return <Money amount={amount} currency={currency} />;
  return (
    <span className="text-muted">
      <span aria-hidden>–</span>
      <span className="sr-only">not told</span>
    </span>
  );
}

const lineAmount = ({ unitAmount, quantity }: OrderItemRow) =>
  unitAmount === null ? null : unitAmount * quantity;

interface ItemsProps extends Omit<LineProps, "item"> {
  items: OrderItemRow[];
  /** Whether any item has a price; without one there is nothing to put into those columns. */
  priced: boolean;
}

function WideItems({ items, priced, ...rest }: ItemsProps) {
  return (
    <Table className="max-sm:hidden">
      <TableHead className="static">
        <TableRow>
          <TableHeader>Item</TableHeader>
          {priced ? <TableHeader numeric>Price</TableHeader> : null}
          <TableHeader numeric>Quantity</TableHeader>
          {priced ? <TableHeader numeric>Line</TableHeader> : null}
        </TableRow>
      </TableHead>
      <TableBody>
        {[...items.entries()].map(([place, item]) => (
          <TableRow key={place} className="[&>td]:align-top">
            <TableCell className="w-full min-w-0">
              <ItemName item={item} {...rest} />
            </TableCell>
            {priced ? (
              <TableCell numeric>
                <Amount amount={item.unitAmount} currency={rest.currency} />
              </TableCell>
            ) : null}
            <TableCell numeric>{item.quantity}</TableCell>
            {priced ? (
              <TableCell numeric className="font-medium">
                <Amount amount={lineAmount(item)} currency={rest.currency} />
              </TableCell>
            ) : null}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function NarrowItems({ items, priced, ...rest }: ItemsProps) {
  return (
    <ul className="divide-y divide-line text-sm sm:hidden">
      {[...items.entries()].map(([place, item]) => (
        <li key={place} className="flex flex-col gap-1.5 px-4 py-3">
          <div className="min-w-0">
            <ItemName item={item} {...rest} />
          </div>
          {priced ? (
            <p className="flex flex-wrap justify-between gap-x-4 text-muted">
              <span className="tabular">
                {item.quantity} × <Amount amount={item.unitAmount} currency={rest.currency} />
              </span>
              <span className="font-medium text-ink">
                <Amount amount={lineAmount(item)} currency={rest.currency} />
              </span>
            </p>
          ) : (
            <p className="tabular text-muted">Quantity {item.quantity}</p>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Why there is no price for an item, where there is none. */
function priceHint(items: OrderItemRow[], platform: string): string | undefined {
  const unpriced = items.filter((item) => item.unitAmount === null);
  if (unpriced.length === 0) return undefined;
  return unpriced.some((item) => item.details.amount !== undefined)
    ? `${platform} does not say whether an amount is for one item or for all of them.`
    : `${platform} tells no price for each item, only the total.`;
}

interface OrderItemsProps {
  order: OrderRow;
  /** What the platform kept of the amount, in minor units; null where it has not told. */
  fee: bigint | null;
  platform: string;
  naming?: CodeNaming | undefined;
}

/** What was bought, what it came to, and whatever else the source told about the order. */
export function OrderItems({ order, fee, platform, naming }: OrderItemsProps) {
  const { items, currency, siteTimeZone: zone } = order;
  const priced = items.some((item) => item.unitAmount !== null);
  const shared = { items, priced, currency, zone, naming };
  const facts = [
    // Amount and fee are told by the totals; here they only repeat what the platform called them.
    ...describeDetails(
      order.details,
      currency,
      fee === null ? ["amount"] : ["amount", "application_fee"],
    ),
    ...describeDetails(order.metadata, currency),
  ];
  return (
    <Card aria-labelledby="items-title">
      <CardHeader titleId="items-title" title="Items" divided />
      <WideItems {...shared} />
      <NarrowItems {...shared} />
      <OrderTotals
        order={order}
        fee={fee === null ? null : { amount: fee, platform }}
        hint={priceHint(items, platform)}
      />
      {facts.length > 0 ? (
        <CardBody className="border-line border-t pt-4">
          <h3 className="mb-2.5 font-medium text-sm">Extra information</h3>
          <FactList facts={facts} zone={zone} />
        </CardBody>
      ) : null}
    </Card>
  );
}
