import { asRefusal } from "@/lib/db";
import {
  type Context,
  isOnetillError,
  log,
  OnetillError,
  requireUser,
  sitesWith,
  toPublicId,
} from "@/lib/kernel";
import { atOnce, limits, takeRequest } from "@/lib/sites";
import { lookAgain } from "./look-again";
import { rightsNow, rightsText } from "./rights-now";
import { takePlaces } from "./take-places";
import { type LiveTopic, liveTopics, watchChanges } from "./watch-changes";

export interface LiveOptions {
  /** Which session asks; its streams are bounded as those of the person are. */
  session?: string;
  /** Ends the stream; the request's own signal. */
  signal?: AbortSignal;
  /** Least time between two messages, in milliseconds. */
  pauseMs?: number;
  /**
   * Time between two heartbeats, in milliseconds. Each also looks whether the person still may: what
   * ends a stream wakes it at once, and this is for a wake-up that was lost and for times that ran out.
   */
  beatMs?: number;
}

/** So many messages may wait for a reader who does not read; then they are merged, then it ends. */
const UNREAD_MESSAGES = 16;

/** After so many heartbeats it ends anyway, so that the cookie is looked at and the use noted again. */
const MOST_BEATS = 90;

function messageOf(topic: LiveTopic, id: string): string {
  const data = liveTopics[topic].of === "site" ? { site: toPublicId("site", id) } : {};
  return `event: ${topic}\ndata: ${JSON.stringify(data)}\n\n`;
}

/**
 * A stream of server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html):
 * `orders`, `confirmations` and `imports` with `{"site":"site_…"}` soon after those of that site
 * changed, `notices` with `{}` when the person got one. It ends at once when the person loses or gains
 * a site or a role, and the browser asks again then; when the session is over it says `signed-out`
 * with `{}` before. Throws `unauthenticated` when it is not a person in a session, and `rate_limited`
 * when the person or the session has too many open, or opens them too quickly.
 */
export async function streamChanges(
  ctx: Context,
  { signal, pauseMs = 250, beatMs = 20_000 }: LiveOptions = {},
): Promise<ReadableStream<Uint8Array>> {
  const user = requireUser(ctx);
  const { sessionId } = user;
  if (sessionId === undefined) throw new OnetillError("unauthenticated", "Sign in first.");
  await takeRequest(limits.liveOpened, user.id);
  const leave = takePlaces([
    { key: `person ${user.id}`, max: atOnce.streamsPerPerson.max },
    { key: `session ${sessionId}`, max: atOnce.streamsPerSession.max },
  ]);
  const watched = {
    orders: sitesWith(ctx, "orders:read"),
    confirmations: sitesWith(ctx, "confirmations:read"),
    imports: sitesWith(ctx, "imports:run"),
    notices: [user.id],
    sessions: [user.id],
  };
  // What the request was let in with, and not what is read here: it may have changed in between.
  const rights = rightsText(ctx.sites);
  const encoder = new TextEncoder();
  const changed = new Map<string, string>();
  let pause: NodeJS.Timeout | undefined;
  let ended = false;
  let end = () => {};

  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const send = (text: string) => controller.enqueue(encoder.encode(text));
        // A stream that was closed still has room until what was sent is read.
        const canSend = () => !ended && (controller.desiredSize ?? 0) > 0;

        const flush = () => {
          pause = undefined;
          if (changed.size === 0) return;
          if (canSend()) {
            send([...changed.values()].join(""));
            changed.clear();
          }
          pause = setTimeout(flush, pauseMs);
        };
        const check = lookAgain(async () => {
          try {
            const now = await rightsNow(sessionId);
            if (now === rights) return;
            if (now === undefined && canSend()) send("event: signed-out\ndata: {}\n\n");
            end();
          } catch (error) {
            // The database is away for the moment: so are changes.
            if (isOnetillError(asRefusal(error), "unavailable")) return;
            log.warn("a live stream could not be checked", { requestId: ctx.requestId, error });
            end();
          }
        });
        const unwatch = watchChanges(watched, (topic, ids) => {
          if (topic === "sessions") return void check();
          for (const id of ids) changed.set(`${topic} ${id}`, messageOf(topic, id));
          if (!pause) flush();
        });

        let beats = 0;
        const beat = async () => {
          beats += 1;
          if (!canSend() || beats > MOST_BEATS) return end();
          await check();
          if (canSend()) send(": still here\n\n");
        };
        const heart = setInterval(() => void beat(), beatMs);

        end = () => {
          end = () => {};
          leave();
          ended = true;
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
        // Whatever changed before the watching began.
        void check();
      },
      cancel: () => end(),
    },
    { highWaterMark: UNREAD_MESSAGES },
  );
}
