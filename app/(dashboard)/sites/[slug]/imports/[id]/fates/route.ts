import { mount, streamText } from "@/lib/http";
import { writeFates } from "@/lib/imports";
import { notFound } from "@/lib/kernel";
import { findSite } from "@/lib/sites";
import { defineRoute } from "@/lib/web";

/** What became of each row of a file, as a CSV. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(
  defineRoute(
    { path: "/sites/[slug]/imports/[id]/fates", access: { right: "imports:run" } },
    {
      GET: async (_, { ctx, params, requestId }) => {
        const site = await findSite(ctx, params.slug);
        const { siteId, fileName, pieces } = await writeFates(ctx, params.id);
        if (siteId !== site.id) throw notFound("import");
        return new Response(streamText(pieces, requestId), {
          headers: {
            "Content-Type": "text/csv; charset=utf-8",
            "Content-Disposition": `attachment; filename="${fileName}"`,
          },
        });
      },
    },
  ),
);
