import { mount, readPicture } from "@/lib/http";
import { toPublicId } from "@/lib/kernel";
import { findSite, limits, takeRequest } from "@/lib/sites";
import { addPicture, getItem } from "@/lib/store";
import { defineRoute } from "@/lib/web";

/** Takes in a picture of an item: as the request's body, or as a form of a browser without scripts. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(
  defineRoute(
    { path: "/api/sites/[slug]/items/[id]/pictures", access: { right: "items:write" } },
    {
      POST: async (request, { ctx, params }) => {
        await findSite(ctx, params.slug);
        // Before anything of the file is read.
        await getItem(ctx, params.id);
        await takeRequest(limits.pictureUpload, "id" in ctx.actor ? String(ctx.actor.id) : "");
        const { id } = await addPicture(ctx, params.id, await readPicture(request));
        if (request.headers.get("accept")?.includes("application/json")) {
          return Response.json({ id: toPublicId("picture", id) });
        }
        return new Response(null, {
          status: 303,
          headers: { Location: `/store/${params.id}` },
        });
      },
    },
  ),
);
