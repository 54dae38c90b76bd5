import type { Metadata } from "next";
import { printedAs } from "@/components/packing/print-address";
import { papers, readChoice } from "@/components/printing/paper";
import { PrintedOrders } from "@/components/printing/printed-orders";
import { invalid } from "@/lib/kernel";
import { definePage } from "@/lib/web";
import { readNamed } from "../../(dashboard)/orders/to-send/read-packing";

export const metadata: Metadata = { title: "Print orders" };

const page = { path: "/orders/print", access: { right: "orders:read" } } as const;
const most = 200;

export default definePage(page, async ({ ctx, searchParams }) => {
  const given = (name: string) => [searchParams[name] ?? []].flat();
  const ids = [...new Set(given("id"))];
  if (ids.length > most) throw invalid(`id names more than ${most} orders`, "id");
  return (
    <PrintedOrders
      orders={await readNamed(ctx, ids)}
      what={readChoice(printedAs, given("what")[0])}
      paper={readChoice(papers, given("paper")[0])}
    />
  );
});
