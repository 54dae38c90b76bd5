import { OnetillError } from "@/lib/kernel";
import { errorResponse } from "./api-response";

/** What one may ask an address that answers these methods. HEAD comes with GET by itself. */
const askable = (methods: readonly string[]) =>
  methods.flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method]));

/** To OPTIONS, which methods an address has; to any other that it has not, 405 with the same. */
export function answerOtherMethod(
  method: string,
  methods: readonly string[],
  requestId: string,
): Response {
  const asked = askable(methods);
  const allow = [...asked, "OPTIONS"].join(", ");
  if (method === "OPTIONS") return new Response(null, { status: 204, headers: { Allow: allow } });
  const response = errorResponse(
    new OnetillError("method_not_allowed", `This address answers only ${asked.join(", ")}.`),
    requestId,
  );
  response.headers.set("Allow", allow);
  return response;
}
