import { type Endpoint, readBody, readIdempotencyKey, readQuery, sameText } from "@/lib/api";
import { inTransaction, type Transaction } from "@/lib/db";
import type { Context } from "@/lib/kernel";
import {
  answerOnce,
  answerOnceBeyond,
  countRequest,
  type GivenAnswer,
  limits,
  type RequestCount,
  tooManyRequests,
} from "@/lib/sites";
import { errorResponse, refusalBody } from "./api-response";
import { checkText } from "./check-text";
import { errorStatus } from "./error-status";
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

async function jsonOf({ body }: Endpoint, request: Request): Promise<unknown> {
  if (!body) return undefined;
  const given = await readJson(request, { empty: {} });
  checkText(given);
  return given;
}

/** What an endpoint needs to answer, whatever its method. */
interface Call {
  endpoint: Endpoint;
  request: Request;
  requestId: string;
  params: Record<string, string>;
  /** For the log: what was asked for, without anything that tells of somebody. */
  where: string;
}

const responseOf = ({ status, body }: GivenAnswer, headers?: HeadersInit) =>
  new Response(body, { status, headers: { "Content-Type": "application/json", ...headers } });

/** Does what was asked, or gives the first answer to it again where the caller has named its request. */
async function doOnce(call: Call, ctx: Context, apiKey: { id: string; siteId: string }) {
  const { endpoint, request, requestId, params, where } = call;
  const url = new URL(request.url);
  const query = readQuery(endpoint.query, url.searchParams);
  const name = endpoint.method === "POST" ? readIdempotencyKey(request.headers) : undefined;
  const given = await jsonOf(endpoint, request);
  const body = endpoint.body && readBody(endpoint.body, given);
  const work = async (own: { tx?: Transaction; once?: string }): Promise<GivenAnswer> => ({
    status: endpoint.answer.status,
    body: JSON.stringify(await endpoint.handle(ctx, { params, query, body, ...own })),
  });
  const inTx = (tx: Transaction) => work({ tx });
  if (endpoint.method !== "POST") return responseOf(await work({}));
  if (name === undefined) {
    return responseOf(await (endpoint.reachesBeyond ? work({}) : inTransaction(inTx)));
  }
  const asked = {
    ...{ apiKey, name, route: `${endpoint.method} ${url.pathname}` },
    ...{ content: sameText([url.search, given]), now: ctx.clock.now() },
  };
  const refuse = (thrown: unknown) => {
    const refusal = toRefusal(thrown, requestId, where);
    return { status: errorStatus[refusal.code], body: refusalBody(refusal, requestId) };
  };
  const { isRepeated, ...answer } = endpoint.reachesBeyond
    ? await answerOnceBeyond(asked, (once) => work({ once }), refuse)
    : await answerOnce(asked, inTx, refuse);
  return responseOf(answer, isRepeated ? { "Idempotent-Replayed": "true" } : undefined);
}

/**
 * Answers a program that brings an API key. 401 without a valid key, 429 when the key has asked too
 * often, and 403 without the scope before anything else is read. Every answer to a key says how often
 * it may still ask. A POST with an Idempotency-Key is answered as it was the first time.
 */
export async function answerEndpoint(
  endpoint: Endpoint,
  request: Request,
  { requestId, params }: { requestId: string; params: Record<string, string> },
): Promise<Response> {
  const key = await keyOf(request);
  const count = await countRequest(limits.apiKey, key.id);
  const where = `${endpoint.method} /api/v1${endpoint.path}`;
  const answer = async () => {
    if (count.isOver) throw tooManyRequests(count);
    const ctx = await keyContext(key, endpoint.scope, requestId);
    return doOnce({ endpoint, request, requestId, params, where }, ctx, key);
  };
  return withCount(
    await answer().catch((thrown: unknown) =>
      errorResponse(toRefusal(thrown, requestId, where), requestId),
    ),
    count,
  );
}
