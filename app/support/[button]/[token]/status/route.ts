import { findButtonSite } from "@/lib/buttons";
import { callerAddress, definePublicRoute, mount } from "@/lib/http";
import { notFound } from "@/lib/kernel";
import { confirmationMark, findConfirmationByToken } from "@/lib/matching";
import { callerNetwork, limits, takeRequest } from "@/lib/sites";

/** Tells an open status page whether it has something new to show. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(
  definePublicRoute(
    { path: "/support/[button]/[token]/status", access: "public" },
    {
      GET: async (request, { params }) => {
        await takeRequest(limits.supportStatus, callerNetwork(callerAddress(request.headers)));
        const siteId = await findButtonSite(params.button);
        const link = siteId && { siteId, token: params.token };
        const confirmation = link && (await findConfirmationByToken(link));
        if (!confirmation) throw notFound("confirmation");
        return Response.json({ status: confirmation.status, mark: confirmationMark(confirmation) });
      },
    },
  ),
);
