import { asRefusal } from "@/lib/db";
import {
  type Context,
  isOnetillError,
  log,
  requireUser,
  sitesWith,
  toPublicId,
} from "@/lib/kernel";
import { rightsOf } from "./rights-of";
import { type LiveTopic, liveTopics, watchChanges } from "./watch-changes";

export interface LiveOptions {
  /** Ends the stream; the request's own signal. */
  signal?: AbortSignal;
  /** Least time between two messages, in milliseconds. */
  pauseMs?: number;
  /** Time between two heartbeats, in milliseconds; each also looks whether the person still may. */
  beatMs?: number;
}

/** So many messages may wait for a reader who does not read; then they are merged, then it ends. */
const UNREAD_MESSAGES = 16;

/** After so many heartbeats it ends anyway, so that the session cookie is looked at again. */
const MOST_BEATS = 90;

function messageOf(topic: LiveTopic, id: string): string {
  const data = liveTopics[topic].of === "site" ? { site: toPublicId("site", id) } : {};
  return `event: ${topic}\ndata: ${JSON.stringify(data)}\n\n`;
}

/**
 * A stream of server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html):
 * `orders`, `confirmations` and `imports` with `{"site":"site_…"}` soon after those of that site
 * changed, `notices` with `{}` when the person got one. It ends when the person loses or gains a site
 * or signs out everywhere, within a heartbeat; the browser asks again then.
 * Throws `unauthenticated` when it is not a person.
 */
export async function streamChanges(
  ctx: Context,
  { signal, pauseMs = 250, beatMs = 20_000 }: LiveOptions = {},
): Promise<ReadableStream<Uint8Array>> {
  const user = requireUser(ctx);
  const watched = {
    orders: sitesWith(ctx, "orders:read"),
    confirmations: sitesWith(ctx, "confirmations:read"),
    imports: sitesWith(ctx, "imports:run"),
    notices: [user.id],
  };
  const rights = await rightsOf(user.id);
  const encoder = new TextEncoder();
  const changed = new Map<string, string>();
  let pause: NodeJS.Timeout | undefined;
  let end = () => {};

  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const send = (text: string) => controller.enqueue(encoder.encode(text));
        const canSend = () => (controller.desiredSize ?? 0) > 0;

        const flush = () => {
          pause = undefined;
          if (changed.size === 0) return;
          if (canSend()) {
            send([...changed.values()].join(""));
            changed.clear();
          }
          pause = setTimeout(flush, pauseMs);
        };
        const unwatch = watchChanges(watched, (topic, ids) => {
          for (const id of ids) changed.set(`${topic} ${id}`, messageOf(topic, id));
          if (!pause) flush();
        });

        let beats = 0;
        const beat = async () => {
          beats += 1;
          if (!canSend() || beats > MOST_BEATS) return end();
          try {
            if ((await rightsOf(user.id)) !== rights) return end();
          } catch (error) {
            // The database is away for the moment: so are changes.
            if (!isOnetillError(asRefusal(error), "unavailable")) {
              log.warn("a live stream could not be checked", { requestId: ctx.requestId, error });
              return end();
            }
          }
          if (canSend()) send(": still here\n\n");
        };
        const heart = setInterval(() => void beat(), beatMs);

        end = () => {
          end = () => {};
          unwatch();
          clearTimeout(pause);
          clearInterval(heart);
          signal?.removeEventListener("abort", onAbort);
          try {
            controller.close();
          } catch {
            // The reader has left already.
          }
        };
        const onAbort = () => end();
        signal?.addEventListener("abort", onAbort);
        if (signal?.aborted) return end();
        send(": live\nretry: 2000\n\n");
      },
      cancel: () => end(),
    },
    { highWaterMark: UNREAD_MESSAGES },
  );
}
