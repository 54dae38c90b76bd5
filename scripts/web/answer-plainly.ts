// Runs as plain Node, beside web.ts: nothing but Node may be imported.
import type { IncomingMessage, ServerResponse } from "node:http";

/** A function of a request that knows nothing of Node's server (lib/http). */
export type Plain = (request: Request) => Promise<Response>;

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** The whole body; the gate bounds it. Throws when the caller goes away before its end. */
async function bodyOf(request: IncomingMessage): Promise<Buffer<ArrayBuffer> | undefined> {
  if (request.method === "GET" || request.method === "HEAD") return undefined;
  const chunks: Buffer<ArrayBuffer>[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return chunks.length === 1 ? chunks[0] : Buffer.concat(chunks);
}

function headersOf({ headers }: IncomingMessage): [string, string][] {
  return Object.entries(headers).flatMap(([name, value]) =>
    [value ?? []].flat().map((one): [string, string] => [name, one]),
  );
}

/** Answers with a plain function, without anything between it and the socket. */
async function answerWith(
  plain: Plain,
  origin: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  let body: Buffer<ArrayBuffer> | undefined;
  try {
    body = await bodyOf(request);
  } catch {
    // Too slow, and answered already; or nobody is there any more.
    response.destroy();
    return;
  }
  // Too large: what has come is not the whole of it.
  if (response.headersSent) return;
  const answer = await plain(
    new Request(origin + request.url, {
      method: request.method,
      headers: headersOf(request),
      body,
    }),
  );
  for (const [name, value] of answer.headers) {
    if (name !== "set-cookie") response.setHeader(name, value);
  }
  const cookies = answer.headers.getSetCookie();
  if (cookies.length > 0) response.setHeader("Set-Cookie", cookies);
  const bytes = answer.body ? Buffer.from(await answer.arrayBuffer()) : undefined;
  if (answer.status !== 204) response.setHeader("Content-Length", bytes?.byteLength ?? 0);
  response.writeHead(answer.status);
  response.end(bytes);
}

/** Answers what `find` knows by path, and leaves everything else to Next. */
export function putInFront(
  find: (pathname: string) => Plain | undefined,
  origin: string,
  next: Handler,
): Handler {
  return (request, response) => {
    const plain = find((request.url ?? "").split("?", 1)[0] ?? "");
    return plain ? answerWith(plain, origin, request, response) : next(request, response);
  };
}
