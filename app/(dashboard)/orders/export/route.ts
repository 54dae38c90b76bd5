import { defineRoute } from "@/lib/http";
import { fromPublicId, invalid, log } from "@/lib/kernel";
import {
  csvStart,
  dayAt,
  exportOrders,
  namedColumns,
  narrowList,
  orderCsvHeader,
  orderCsvRows,
  readListState,
  usualColumns,
  zoneOfList,
} from "@/lib/orders";
import { noFilter } from "@/lib/orders/schemas";
import { listSites } from "@/lib/sites";
import { platformName } from "@/lib/sources";

const mostSelected = 200;

/** An IANA zone, or null when nothing is asked for. */
function readZone(name: string | null): string | null {
  if (name === null) return null;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    throw invalid("zone is not a time zone", "zone");
  }
}

/** Sends pieces of text as they are asked for, so that nothing piles up in memory. */
function streamText(pieces: AsyncGenerator<string>, requestId: string): ReadableStream {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await pieces.next();
          if (done) controller.close();
          else controller.enqueue(encoder.encode(value));
        } catch (error) {
          // The headers are gone: breaking off is how the browser learns that the file is not whole.
          log.error("an export broke off", { requestId, error });
          controller.error(error);
        }
      },
      async cancel() {
        await pieces.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}

/** The orders of a list as a CSV file: all its pages, or the orders that `id` names. */
export const GET = defineRoute(
  { path: "/orders/export", method: "GET", access: { right: "orders:read" } },
  async (request, { ctx, requestId }) => {
    const { searchParams } = new URL(request.url);
    const state = readListState(searchParams);
    const sites = await listSites(ctx);
    const list = zoneOfList(state, sites);
    const now = ctx.clock.now();
    const { filter, ignored } = narrowList(state, { zone: list.zone, now });
    if (ignored) throw invalid(ignored, "min");
    const ids = searchParams.getAll("id").map((id) => fromPublicId("order", id));
    if (ids.length > mostSelected) throw invalid(`id names more than ${mostSelected} orders`, "id");
    const zone = readZone(searchParams.get("zone")) ?? list.zone;
    const columns = namedColumns(searchParams.get("columns")) ?? usualColumns(sites.length);
    const about = { columns, zone, platformName };

    async function* write() {
      yield csvStart + orderCsvHeader(about);
      const chosen = ids.length > 0 ? { ...noFilter, ids } : filter;
      for await (const rows of exportOrders(ctx, chosen, state.sort)) {
        yield orderCsvRows(rows, about);
      }
    }
    const [site] = state.site;
    const name = ["orders", ...(site && state.site.length === 1 ? [site] : []), dayAt(now, zone)];
    return new Response(streamText(write(), requestId), {
      headers: {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": `attachment; filename="${name.join("-")}.csv"`,
      },
    });
  },
);
