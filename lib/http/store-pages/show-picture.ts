import { readPictureFile } from "@/lib/store";
import { definePublicRoute } from "../define-public-route";

/** A picture of an item, in one width. What is at an address never changes: it is kept for a year. */
export const showPicture = definePublicRoute(
  { path: "/s/picture/[site]/[picture]/[width]", access: "public" },
  {
    GET: async (request, { params }) => {
      const tag = `"${params.picture}-${params.width}"`;
      const headers = {
        "Cache-Control": "public, max-age=31536000, immutable",
        ETag: tag,
        // Shared links and other websites' previews show it.
        "Cross-Origin-Resource-Policy": "cross-origin",
      };
      if (request.headers.get("if-none-match") === tag) {
        return new Response(null, { status: 304, headers });
      }
      const bytes = await readPictureFile(params);
      return new Response(new Uint8Array(bytes), {
        headers: { ...headers, "Content-Type": "image/webp" },
      });
    },
  },
);
