import { callerAddress } from "@/lib/auth";
import { readClock } from "@/lib/db";
import { definePublicRoute } from "@/lib/http";
import { notFound } from "@/lib/kernel";
import { confirmationMark, findConfirmationByToken } from "@/lib/matching";
import { takeAttempt } from "@/lib/sites";

/** Each open page asks 24 times a minute; behind one address there may be a few of them. */
const asking = { name: "support.status", max: 240, windowMinutes: 1 };

/** Tells an open status page whether it has something new to show. */
export const GET = definePublicRoute(
  { path: "/support/[button]/[token]/status", method: "GET", access: "public" },
  async (request, { params }) => {
    const address = callerAddress(request.headers);
    await takeAttempt(asking, address, (await readClock()).now());
    const confirmation = await findConfirmationByToken(params.token);
    if (!confirmation) throw notFound("confirmation");
    return Response.json({ status: confirmation.status, mark: confirmationMark(confirmation) });
  },
);
