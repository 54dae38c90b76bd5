import { mount, readBytes } from "@/lib/http";
import { invalid, toPublicId } from "@/lib/kernel";
import { findSite, limits, takeRequest } from "@/lib/sites";
import { addPicture, getItem } from "@/lib/store";
import { largestPicture } from "@/lib/store/browser";
import { defineRoute } from "@/lib/web";

/** What a multipart form adds around its file, at most. */
const formOverhead = 64 * 1024;

async function readPicture(request: Request) {
  const body = await readBytes(request, largestPicture + formOverhead);
  const type = request.headers.get("content-type") ?? "";
  if (!type.startsWith("multipart/form-data")) return { bytes: body };
  const form = await new Response(new Uint8Array(body), { headers: { "Content-Type": type } })
    .formData()
    .catch(() => undefined);
  const file = form?.get("picture");
  if (!(file instanceof File)) throw invalid("picture is missing. Choose a file first.", "picture");
  return { bytes: Buffer.from(await file.arrayBuffer()), alt: String(form?.get("alt") ?? "") };
}

/** Takes in a picture of an item: as the request's body, or as a form of a browser without scripts. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(
  defineRoute(
    { path: "/api/sites/[slug]/items/[id]/pictures", access: { right: "items:write" } },
    {
      POST: async (request, { ctx, params }) => {
        const site = await findSite(ctx, params.slug);
        const item = await getItem(ctx, params.id);
        await takeRequest(limits.pictureUpload, "id" in ctx.actor ? String(ctx.actor.id) : "");
        const { id } = await addPicture(
          ctx,
          toPublicId("item", item.id),
          await readPicture(request),
        );
        if (request.headers.get("accept")?.includes("application/json")) {
          return Response.json({ id: toPublicId("picture", id) });
        }
        return new Response(null, {
          status: 303,
          headers: { Location: `/sites/${site.slug}/store/${params.id}` },
        });
      },
    },
  ),
);
