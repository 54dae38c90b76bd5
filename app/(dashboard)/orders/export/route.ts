import { mount, streamText } from "@/lib/http";
import { dayAt, fromPublicId, invalid } from "@/lib/kernel";
import { csvStart, readZone, zoneOfList } from "@/lib/lists";
import { exportOrders, narrowList, orderCsv, orderList } from "@/lib/orders";
import { lineMailLabels, noFilter } from "@/lib/orders/schemas";
import { platformName } from "@/lib/platforms";
import { mailStatusOf } from "@/lib/replies";
import { listSites } from "@/lib/sites";
import { defineRoute } from "@/lib/web";

const mostSelected = 200;

/** The orders of a list as a CSV file: all its pages, or the orders that `id` names. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(
  defineRoute(
    { path: "/orders/export", access: { right: "orders:read" } },
    {
      GET: async (request, { ctx, requestId }) => {
        const { searchParams } = new URL(request.url);
        const state = orderList.read(searchParams);
        const sites = await listSites(ctx);
        const list = zoneOfList(state, sites);
        const now = ctx.clock.now();
        const { filter, ignored } = narrowList(state, { zone: list.zone, now });
        if (ignored) throw invalid(ignored, "min");
        const ids = searchParams.getAll("id").map((id) => fromPublicId("order", id));
        if (ids.length > mostSelected)
          throw invalid(`id names more than ${mostSelected} orders`, "id");
        const zone = readZone(searchParams.get("zone")) ?? list.zone;
        const columns =
          orderList.namedColumns(searchParams.get("columns")) ??
          orderList.usualColumns(sites.length);
        const about = { columns, zone, platformName };

        async function* write() {
          yield csvStart + orderCsv.head(about);
          const chosen = ids.length > 0 ? { ...noFilter, ids } : filter;
          for await (const rows of exportOrders(ctx, chosen, state.sort)) {
            const mails = columns.includes("mail")
              ? await mailStatusOf(
                  ctx,
                  rows.map((row) => row.id),
                )
              : undefined;
            const mailWord = (id: string) => lineMailLabels[mails?.get(id)?.state ?? "none"];
            yield orderCsv.lines(rows, { ...about, mailWord });
          }
        }
        const [site] = state.site;
        const name = [
          "orders",
          ...(site && state.site.length === 1 ? [site] : []),
          dayAt(now, zone),
        ];
        return new Response(streamText(write(), requestId), {
          headers: {
            "Content-Type": "text/csv; charset=utf-8",
            "Content-Disposition": `attachment; filename="${name.join("-")}.csv"`,
          },
        });
      },
    },
  ),
);
