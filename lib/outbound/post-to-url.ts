import { lookup } from "node:dns/promises";
import { Agent, request } from "undici";
import { invalid } from "@/lib/kernel";
import { isPublicAddress } from "./is-public-address";

const timeoutMs = 15_000;
const longestAnswer = 64 * 1024;

export interface Answer {
  status: number;
  /** The first 64 KiB of what was answered. */
  body: string;
}

/** Where a name leads, refused when any of its addresses is private or special. */
async function resolvePublic(hostname: string) {
  const bare = hostname.replace(/^\[|\]$/g, "");
  const addresses = await lookup(bare, { all: true });
  const refused = addresses.find(({ address }) => !isPublicAddress(address));
  if (refused || !addresses[0]) throw invalid("url leads to a private or special address", "url");
  return addresses[0];
}

/**
 * The only way out of Onetill: posts to an address of the outside world. The connection goes to the
 * very address that was checked; redirects are not followed. `ownOrigin` is our own public address,
 * which may be loopback. Throws `invalid_request` for an address that is not allowed.
 */
export async function postToUrl(
  url: string,
  message: { headers: Record<string, string>; body: string },
  allowed: { ownOrigin?: string } = {},
): Promise<Answer> {
  if (!URL.canParse(url)) throw invalid("url is not an address", "url");
  const target = new URL(url);
  if (target.protocol !== "https:" && target.protocol !== "http:") {
    throw invalid("url must be http or https", "url");
  }
  const own =
    allowed.ownOrigin !== undefined && target.origin === new URL(allowed.ownOrigin).origin;
  const checked = own ? null : await resolvePublic(target.hostname);
  const dispatcher = new Agent({
    connect: checked
      ? {
          timeout: timeoutMs,
          lookup: (_name, options, callback) =>
            options.all
              ? callback(null, [checked])
              : callback(null, checked.address, checked.family),
        }
      : { timeout: timeoutMs },
  });
  try {
    const response = await request(target, {
      method: "POST",
      headers: { "user-agent": "Onetill", ...message.headers },
      body: message.body,
      dispatcher,
      signal: AbortSignal.timeout(timeoutMs),
    });
    return { status: response.statusCode, body: await readStart(response.body) };
  } finally {
    await dispatcher.destroy();
  }
}

async function readStart(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= longestAnswer) break;
  }
  return Buffer.concat(chunks).subarray(0, longestAnswer).toString("utf8");
}
