import { answerAuthRequest } from "@/lib/auth";
import { definePublicRoute, mount, readBytes } from "@/lib/http";

// An address, a password and a token at most.
const largestBody = 16 * 1024;

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(
  definePublicRoute(
    { path: "/api/auth/[...nextauth]", access: "public" },
    {
      GET: (request, call) => answerAuthRequest(request, call.params.nextauth),
      POST: async (request, call) => {
        const body = await readBytes(request, largestBody);
        return answerAuthRequest(request, call.params.nextauth, new Uint8Array(body));
      },
    },
  ),
);
