import { mount, streamText } from "@/lib/http";
import { dayAt, fromPublicId, invalid } from "@/lib/kernel";
import { csvStart, readZone, zoneOfList } from "@/lib/lists";
import {
  anyConfirmation,
  confirmationCsv,
  confirmationList,
  exportConfirmations,
  narrowConfirmations,
} from "@/lib/matching";
import { platformName } from "@/lib/platforms";
import { listSites } from "@/lib/sites";
import { defineRoute } from "@/lib/web";

const mostSelected = 200;

/** The confirmations of a list as a CSV file: all its pages, or those that `id` names. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(
  defineRoute(
    { path: "/confirmations/export", access: { right: "confirmations:read" } },
    {
      GET: async (request, { ctx, requestId }) => {
        const { searchParams } = new URL(request.url);
        const state = confirmationList.read(searchParams);
        const list = zoneOfList(state, await listSites(ctx));
        const now = ctx.clock.now();
        const filter = narrowConfirmations(state, { zone: list.zone, now });
        const ids = searchParams.getAll("id").map((id) => fromPublicId("confirmation", id));
        if (ids.length > mostSelected) {
          throw invalid(`id names more than ${mostSelected} confirmations`, "id");
        }
        const about = { zone: readZone(searchParams.get("zone")) ?? list.zone, platformName };

        async function* write() {
          yield csvStart + confirmationCsv.head(about);
          const chosen = ids.length > 0 ? { ...anyConfirmation, ids } : filter;
          for await (const rows of exportConfirmations(ctx, chosen, state.sort)) {
            yield confirmationCsv.lines(rows, about);
          }
        }
        const [site] = state.site;
        const name = ["confirmations", ...(site && state.site.length === 1 ? [site] : [])];
        return new Response(streamText(write(), requestId), {
          headers: {
            "Content-Type": "text/csv; charset=utf-8",
            "Content-Disposition": `attachment; filename="${[...name, dayAt(now, about.zone)].join("-")}.csv"`,
          },
        });
      },
    },
  ),
);
