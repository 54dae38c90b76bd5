import { definePublicRoute } from "@/lib/http";
import { notFound } from "@/lib/kernel";

const path = "/api/[...path]";
const nothingHere = () => {
  throw notFound("address");
};

/** What is not there is said in the contract's form, not as a page. */
export const GET = definePublicRoute({ path, method: "GET", access: "public" }, nothingHere);
export const POST = definePublicRoute({ path, method: "POST", access: "public" }, nothingHere);
export const PUT = definePublicRoute({ path, method: "PUT", access: "public" }, nothingHere);
export const PATCH = definePublicRoute({ path, method: "PATCH", access: "public" }, nothingHere);
export const DELETE = definePublicRoute({ path, method: "DELETE", access: "public" }, nothingHere);
