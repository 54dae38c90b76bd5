import { mount } from "@/lib/http";
import { largestFile, receiveFile } from "@/lib/imports";
import { invalid, OnetillError, toPublicId } from "@/lib/kernel";
import { findSite } from "@/lib/sites";
import { defineRoute } from "@/lib/web";

/** What a multipart form adds around its file, at most. */
const formOverhead = 16 * 1024;

/** The file of a form that a browser without scripts sent. It is read whole, so its size is known first. */
async function readForm(request: Request) {
  const length = Number(request.headers.get("content-length") ?? Number.NaN);
  if (!(length <= largestFile + formOverhead)) {
    throw new OnetillError("too_large", "The file is larger than 64 MB.");
  }
  const form = await request.formData();
  const file = form.get("file");
  if (!(file instanceof File)) throw invalid("Choose a file first.", "file");
  return { platform: String(form.get("platform") ?? ""), name: file.name, body: file.stream() };
}

/**
 * Takes in a CSV of past payments: as the request's body, with `platform` and `name` in the address, or
 * as a form. Below /api because what passes the proxy is kept in memory, and a file need not be.
 */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(
  defineRoute(
    { path: "/api/sites/[slug]/imports", access: { right: "imports:run" } },
    {
      POST: async (request, { ctx, params }) => {
        const site = await findSite(ctx, params.slug);
        const isForm = request.headers.get("content-type")?.startsWith("multipart/form-data");
        const { searchParams } = new URL(request.url);
        const file = isForm
          ? await readForm(request)
          : {
              platform: searchParams.get("platform") ?? "",
              name: searchParams.get("name") ?? "",
              body: request.body ?? new Blob([]).stream(),
            };
        const { importId } = await receiveFile(ctx, site.id, {
          ...file,
          body: file.body as unknown as AsyncIterable<Uint8Array>,
        });
        const id = toPublicId("import", importId);
        if (!isForm) return Response.json({ id });
        const location = `/sites/${site.slug}/imports/${id}`;
        return new Response(null, { status: 303, headers: { Location: location } });
      },
    },
  ),
);
