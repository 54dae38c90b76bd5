import "./print.css";
import { type PackingOrder, personOf } from "@/components/packing/packing-order";
import { type PrintedAs, printedAs } from "@/components/packing/print-address";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Money } from "@/components/ui/money";
import { Time } from "@/components/ui/time";
import { labelsOnSheet, type Paper, paperNames, papers, printAddress } from "./paper";
import { PrintButton } from "./print-button";

const whatNames: Record<PrintedAs, string> = { slips: "Packing slips", labels: "Address labels" };

function AddressLines({ lines }: { lines: readonly string[] }) {
  return (
    <address className="not-italic">
      {[...lines.entries()].map(([place, line]) => (
        <span key={place} dir="auto" className="wrap-anywhere block">
          {line}
        </span>
      ))}
    </address>
  );
}

/** One order as a sheet that goes into the parcel: what is in it, for whom, and what was asked. */
function Slip({ order }: { order: PackingOrder }) {
  return (
    <article className="print-slip" aria-label={`Packing slip of order ${order.reference}`}>
      <header className="flex items-start justify-between gap-6">
        <div className="min-w-0">
          <p className="wrap-anywhere font-semibold text-lg">{order.siteName}</p>
          <p className="text-sm">Packing slip</p>
        </div>
        <div className="text-right text-sm">
          <p className="tabular font-mono font-semibold text-base">{order.reference}</p>
          <p>
            <Time value={order.placedAt} zone={order.zone} format="date" />
          </p>
          {order.isTest ? <p className="font-semibold">Test order</p> : null}
        </div>
      </header>
      <section className="mt-8">
        <h2 className="mb-1 font-semibold text-sm">Deliver to</h2>
        {order.address.length > 0 ? (
          <AddressLines lines={order.address} />
        ) : (
          <p className="wrap-anywhere">{personOf(order)}</p>
        )}
      </section>
      <table className="mt-8 w-full border-collapse text-left">
        <thead>
          <tr className="border-black border-b-2">
            <th scope="col" className="w-20 py-1.5 font-semibold text-sm">
              Quantity
            </th>
            <th scope="col" className="py-1.5 font-semibold text-sm">
              Item
            </th>
          </tr>
        </thead>
        <tbody>
          {[...order.items.entries()].map(([place, item]) => (
            <tr key={place} className="border-neutral-400 border-b align-top">
              <td className="tabular py-2 font-semibold">{item.quantity}</td>
              <td className="wrap-anywhere py-2">
                <span dir="auto" className="block font-medium">
                  {item.name}
                </span>
                {item.variation ? <span className="block text-sm">{item.variation}</span> : null}
                {[...item.answers.entries()].map(([nth, { question, answer }]) => (
                  <span key={nth} dir="auto" className="block whitespace-pre-wrap text-sm">
                    {question ? `${question} ` : ""}
                    {answer}
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {order.message && !order.isPrivate ? (
        <section className="mt-6">
          <h2 className="mb-1 font-semibold text-sm">Message</h2>
          <p dir="auto" className="wrap-anywhere whitespace-pre-wrap">
            {order.message}
          </p>
        </section>
      ) : null}
      <p className="mt-6 text-sm">
        Total <Money amount={order.amount} currency={order.currency} />, {order.platformName}
      </p>
    </article>
  );
}

function sheetsOf<Row>(rows: readonly Row[], most: number): Row[][] {
  const sheets: Row[][] = [];
  for (let at = 0; at < rows.length; at += most) sheets.push(rows.slice(at, at + most));
  return sheets;
}

interface PrintedOrdersProps {
  orders: readonly PackingOrder[];
  what: PrintedAs;
  paper: Paper;
}

/** Packing slips, a sheet each, or a grid of address labels. The bar above is not printed. */
export function PrintedOrders({ orders, what, paper }: PrintedOrdersProps) {
  const ids = orders.map(({ id }) => id);
  const posted = orders.filter(({ address }) => address.length > 0);
  const left = orders.length - posted.length;
  const shown = what === "labels" ? posted : orders;
  return (
    <main
      id="main"
      tabIndex={-1}
      data-paper={paper}
      className="min-h-dvh bg-sunken outline-none print:min-h-0 print:bg-white"
    >
      <div className="sticky top-0 z-10 flex flex-wrap items-center justify-between gap-3 border-line border-b bg-surface px-4 py-3 sm:px-6 print:hidden">
        <div className="min-w-0">
          <h1 className="font-semibold text-lg">{whatNames[what]}</h1>
          <p className="text-muted text-sm">
            {shown.length === 1 ? "1 order" : `${shown.length} orders`}
            {what === "labels" && left > 0 ? `; ${left} without an address left out` : ""}
          </p>
        </div>
        <nav aria-label="What is printed" className="flex flex-wrap items-center gap-2">
          {printedAs.map((one) => (
            <LinkButton
              key={one}
              href={printAddress(one, paper, ids)}
              prefetch={false}
              aria-current={one === what ? "page" : undefined}
              variant={one === what ? "secondary" : "ghost"}
            >
              {whatNames[one]}
            </LinkButton>
          ))}
          {papers.map((one) => (
            <LinkButton
              key={one}
              href={printAddress(what, one, ids)}
              prefetch={false}
              aria-current={one === paper ? "page" : undefined}
              variant={one === paper ? "secondary" : "ghost"}
            >
              {paperNames[one]}
            </LinkButton>
          ))}
          {shown.length > 0 ? <PrintButton /> : null}
        </nav>
      </div>
      {shown.length === 0 ? (
        <EmptyState
          title={what === "labels" ? "None of them has an address" : "No order to print"}
          actions={<LinkButton href="/orders/to-send">To send</LinkButton>}
        />
      ) : null}
      <div className={what === "labels" ? "print-labels" : "print-slips"}>
        {what === "labels"
          ? sheetsOf(posted, labelsOnSheet[paper]).map((sheet) => (
              <div key={sheet[0]?.id} className="print-sheet">
                {sheet.map((order) => (
                  <section
                    key={order.id}
                    aria-label={`Label of order ${order.reference}`}
                    className="print-label"
                  >
                    <AddressLines lines={order.address} />
                  </section>
                ))}
              </div>
            ))
          : orders.map((order) => <Slip key={order.id} order={order} />)}
      </div>
    </main>
  );
}
