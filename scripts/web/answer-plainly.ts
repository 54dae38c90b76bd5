// Runs as plain Node, beside web.ts: nothing but Node may be imported.
import type { IncomingMessage, ServerResponse } from "node:http";
import { ArrivedRequest } from "./arrived-request.ts";

/** A function of a request that knows nothing of Node's server (lib/http). */
export type Plain = (request: Request) => Promise<Response>;

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** The whole body; the gate bounds it. Fails when the caller goes away before its end. */
function bodyOf(request: IncomingMessage): Promise<Buffer<ArrayBuffer> | undefined> {
  if (request.method === "GET" || request.method === "HEAD") return Promise.resolve(undefined);
  // An iterator over the same costs several times as much as most bodies do.
  return new Promise((resolve, reject) => {
    const chunks: Buffer<ArrayBuffer>[] = [];
    request.on("data", (chunk) => chunks.push(chunk));
    request.once("end", () => resolve(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)));
    request.once("error", reject);
    request.once("close", () => {
      if (!request.complete) reject(new Error("The request ended before its body did."));
    });
  });
}

function headersOf({ headers }: IncomingMessage): Headers {
  const all = new Headers();
  for (const name in headers) {
    const value = headers[name];
    if (typeof value === "string") all.append(name, value);
    else for (const one of value ?? []) all.append(name, one);
  }
  return all;
}

/** What is text goes out as text: Node sends it in one piece with the head. */
function contentOf(answer: Response): string | Promise<string | Buffer> {
  const { content } = answer as { content?: unknown };
  if (typeof content === "string") return content;
  if (answer.headers.get("content-type")?.startsWith("application/json")) return answer.text();
  return answer.arrayBuffer().then((bytes) => Buffer.from(bytes));
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
  const { method = "GET" } = request;
  const arrived = new ArrivedRequest(origin + request.url, method, headersOf(request), body);
  const answer = await plain(arrived as unknown as Request);
  for (const [name, value] of answer.headers) {
    if (name !== "set-cookie") response.setHeader(name, value);
  }
  const cookies = answer.headers.getSetCookie();
  if (cookies.length > 0) response.setHeader("Set-Cookie", cookies);
  const content = answer.body ? await contentOf(answer) : "";
  if (answer.status !== 204) response.setHeader("Content-Length", Buffer.byteLength(content));
  response.writeHead(answer.status);
  response.end(content);
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
