import { type Endpoint, readBody, readQuery } from "@/lib/api";
import { countRequest, limits, type RequestCount, tooManyRequests } from "@/lib/sites";
import { errorResponse } from "./api-response";
import { checkText } from "./check-text";
import { keyContext, keyOf } from "./key-context";
import { readJson } from "./read-json";
import { toRefusal } from "./refusal";

/** Says on an answer how many requests the key has left, and until when (seconds). */
function withCount(answer: Response, { limit, remaining, resetSeconds }: RequestCount): Response {
  answer.headers.set("RateLimit-Limit", String(limit));
  answer.headers.set("RateLimit-Remaining", String(remaining));
  answer.headers.set("RateLimit-Reset", String(resetSeconds));
  return answer;
}

async function bodyOf({ body }: Endpoint, request: Request): Promise<unknown> {
  if (!body) return undefined;
  const given = await readJson(request, { empty: {} });
  checkText(given);
  return readBody(body, given);
}

/**
 * Answers a program that brings an API key. 401 without a valid key, 429 when the key has asked too
 * often, and 403 without the scope before anything else is read. Every answer to a key says how often
 * it may still ask.
 */
export async function answerEndpoint(
  endpoint: Endpoint,
  request: Request,
  { requestId, params }: { requestId: string; params: Record<string, string> },
): Promise<Response> {
  const key = await keyOf(request);
  const count = await countRequest(limits.apiKey, key.id);
  const answer = async () => {
    if (count.isOver) throw tooManyRequests(count);
    const ctx = await keyContext(key, endpoint.scope, requestId);
    const query = readQuery(endpoint.query, new URL(request.url).searchParams);
    const body = await bodyOf(endpoint, request);
    const value = await endpoint.handle(ctx, { params, query, body });
    return Response.json(value, { status: endpoint.answer.status });
  };
  const where = `${endpoint.method} /api/v1${endpoint.path}`;
  return withCount(
    await answer().catch((thrown: unknown) =>
      errorResponse(toRefusal(thrown, requestId, where), requestId),
    ),
    count,
  );
}
