import { embedScript, findPublicButton } from "@/lib/buttons";
import { callerAddress, definePublicRoute, mount } from "@/lib/http";
import { env, notFound } from "@/lib/kernel";
import { callerNetwork, limits, takeRequest } from "@/lib/sites";

/** An archived button draws nothing where it still stands. */
const nothing = "/* This button is not in use any more. */\n";

/** A button as one script, for other websites. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(
  definePublicRoute(
    { path: "/support/[button]/button.js", access: "public" },
    {
      GET: async (request, { params }) => {
        await takeRequest(limits.supportScript, callerNetwork(callerAddress(request.headers)));
        const button = await findPublicButton(params.button);
        if (!button) throw notFound("button");
        const { label, look, token } = button;
        const href = `${env().appUrl}/support/${token}`;
        return new Response(button.isArchived ? nothing : embedScript({ href, label, look }), {
          headers: {
            "Content-Type": "text/javascript; charset=utf-8",
            // A changed label shows within minutes; until then no page waits for us.
            "Cache-Control": "public, max-age=300, stale-while-revalidate=86400",
            "Cross-Origin-Resource-Policy": "cross-origin",
            "Access-Control-Allow-Origin": "*",
          },
        });
      },
    },
  ),
);
