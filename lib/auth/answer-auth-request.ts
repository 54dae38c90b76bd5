import { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { invalid, notFound, type OnetillError } from "@/lib/kernel";
import { authOptions } from "./auth-options";

/** next-auth answers every refusal with 401; one attempt too many is said to be that. */
function asTooMany(answer: Response, { retryAfter = 60 }: OnetillError): Response {
  // A form without scripts is sent back to the sign-in page, which says it.
  if (answer.status !== 401) return answer;
  const headers = new Headers(answer.headers);
  headers.set("Retry-After", String(retryAfter));
  return new Response(answer.body, { status: 429, headers });
}

/**
 * Hands a request below /api/auth to next-auth. It would read the body whole, however long, so it gets
 * the one that was counted while it was read. Throws `not_found` and `invalid_request`.
 */
export async function answerAuthRequest(
  { url, method, headers }: Request,
  action: string[],
  body?: Uint8Array<ArrayBuffer>,
): Promise<Response> {
  // Lets anybody write to the log; our pages do not use it.
  if (action[0] === "_log") throw notFound("page");
  try {
    const params = Promise.resolve({ nextauth: action });
    const counted = new NextRequest(url, { method, headers, ...(body?.length ? { body } : {}) });
    let refusal: OnetillError | undefined;
    const failures: unknown[] = [];
    const options = authOptions({
      onRefusal: (given) => {
        refusal = given;
      },
      onFailure: (error) => failures.push(error),
    });
    const answer: Response = await NextAuth(counted, { params }, options);
    if (failures.length > 0) throw failures[0];
    return refusal?.code === "rate_limited" ? asTooMany(answer, refusal) : answer;
  } catch (error) {
    if (error instanceof SyntaxError) throw invalid("The body is not valid JSON.");
    throw error;
  }
}
