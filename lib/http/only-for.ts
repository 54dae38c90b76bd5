import { OnetillError } from "@/lib/kernel";
import { errorResponse } from "./api-response";
import type { Method } from "./declarations";

/**
 * Answers what an address is not for: 405 in the contract's form, or to OPTIONS which methods there
 * are. HEAD comes with GET by itself.
 */
export function onlyFor(...methods: Method[]) {
  const all = methods.flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method]));
  const allow = [...all, "OPTIONS"].join(", ");
  return (request: Request, { requestId }: { requestId: string }): Response => {
    if (request.method === "OPTIONS") {
      return new Response(null, { status: 204, headers: { Allow: allow } });
    }
    const response = errorResponse(
      new OnetillError("method_not_allowed", `This address answers only ${all.join(", ")}.`),
      requestId,
    );
    response.headers.set("Allow", allow);
    return response;
  };
}
