import { definePublicRoute, mount, readBytes } from "@/lib/http";
import { env } from "@/lib/kernel";
import { optIn, optOut } from "@/lib/mail";

const largestBody = 10_000;

const toPage = (token: string) =>
  new Response(null, {
    status: 303,
    headers: { Location: `${env().appUrl}/unsubscribe/${encodeURIComponent(token)}` },
  });

/**
 * Unsubscribes an address from a site's news: with one click of a mail program (RFC 8058), or from
 * our page, which then comes back. The token is the proof.
 */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(
  definePublicRoute(
    { path: "/api/unsubscribe/[token]", access: "public" },
    {
      POST: async (request, { params }) => {
        const form = new URLSearchParams((await readBytes(request, largestBody)).toString());
        await (form.get("take_back") ? optIn(params.token) : optOut(params.token));
        if (form.get("from") === "page") return toPage(params.token);
        return Response.json({ unsubscribed: true });
      },
      // Mail programs that do not know the above open the address: a person decides then.
      GET: (_request, { params }) => toPage(params.token),
    },
  ),
);
