import { answerAuthRequest } from "@/lib/auth";
import { definePublicRoute, readBytes } from "@/lib/http";

// An address, a password and a token at most.
const largestBody = 16 * 1024;

const path = "/api/auth/[...nextauth]";

export const GET = definePublicRoute({ path, method: "GET", access: "public" }, (request, call) =>
  answerAuthRequest(request, call.params.nextauth),
);

export const POST = definePublicRoute(
  { path, method: "POST", access: "public" },
  async (request, call) => {
    const body = await readBytes(request, largestBody);
    return answerAuthRequest(request, call.params.nextauth, new Uint8Array(body));
  },
);
