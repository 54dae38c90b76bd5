import { answerAuthRequest } from "@/lib/auth";
import { definePublicRoute } from "@/lib/http";

const path = "/api/auth/[...nextauth]";

export const GET = definePublicRoute({ path, method: "GET", access: "public" }, (request, call) =>
  answerAuthRequest(request, call.params.nextauth),
);

export const POST = definePublicRoute({ path, method: "POST", access: "public" }, (request, call) =>
  answerAuthRequest(request, call.params.nextauth),
);
