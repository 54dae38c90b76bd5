import { describeApi } from "@/lib/api";
import { definePublicRoute, onlyFor } from "@/lib/http";
import { env } from "@/lib/kernel";

const path = "/api/v1/openapi.json";

export const GET = definePublicRoute({ path, method: "GET", access: "public" }, () =>
  Response.json(describeApi(env().appUrl)),
);

const others = onlyFor("GET");
export const POST = definePublicRoute({ path, method: "POST", access: "public" }, others);
export const PUT = definePublicRoute({ path, method: "PUT", access: "public" }, others);
export const PATCH = definePublicRoute({ path, method: "PATCH", access: "public" }, others);
export const DELETE = definePublicRoute({ path, method: "DELETE", access: "public" }, others);
export const OPTIONS = definePublicRoute({ path, method: "OPTIONS", access: "public" }, others);
