import { invalidRequest } from "../protocol/api-error";
import {
  type Call,
  type Endpoint,
  find,
  listing,
  mergeMetadata,
  pageWish,
  sent,
} from "../protocol/endpoint";
import { type Json, type Kept, randomId } from "../store";

const inPath = (call: Call) => find(call, "webhook_endpoint", call.id, "webhook endpoint");

function checkGiven({ params }: Call) {
  const { url, enabled_events: events } = params;
  if (url !== undefined) {
    const isAddress =
      typeof url === "string" && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
    if (!isAddress) {
      throw invalidRequest(
        "Invalid URL: URL must be an address that begins with http:// or https://.",
        {
          ...{ code: "url_invalid", param: "url" },
        },
      );
    }
  }
  if (Array.isArray(events) && events.length === 0) {
    throw invalidRequest("You must provide at least one event.", { param: "enabled_events" });
  }
}

function create(call: Call): Kept {
  const { bank, params } = call;
  checkGiven(call);
  const made = bank.store.save({
    ...{ id: `we_1${randomId(23)}`, object: "webhook_endpoint", created: bank.now() },
    ...{ api_version: params.api_version ?? null, application: null, livemode: false },
    ...{ description: params.description || null, enabled_events: params.enabled_events },
    ...{ metadata: mergeMetadata({}, params.metadata), status: "enabled", url: params.url },
  });
  // Told this once.
  return { ...made, secret: bank.webhookSecret };
}

function update(call: Call): Kept {
  const { bank, params } = call;
  const before = inPath(call);
  checkGiven(call);
  return bank.store.save({
    ...before,
    ...sent(params, ["url", "enabled_events", "description"]),
    ...(params.disabled === undefined ? {} : { status: params.disabled ? "disabled" : "enabled" }),
    metadata: mergeMetadata(before.metadata, params.metadata),
  });
}

/** Events, by type: `charge.*` is all that begin so. */
function events(call: Call) {
  const { bank, params } = call;
  const { type, types } = params as { type?: string; types?: string[] };
  if (type && types?.length) {
    throw invalidRequest("You may only specify one of these parameters: type, types.", {
      param: "type",
    });
  }
  const wanted = types?.length ? types : type ? [type] : undefined;
  const known = wanted?.flatMap((one) =>
    one.endsWith("*") ? bank.store.typesOfEvents(one.slice(0, -1)) : [one],
  );
  const delivered = params.delivery_success as boolean | undefined;
  const where = {
    ...(known ? { type: known.length ? known : ["none"] } : {}),
    ...(delivered === undefined ? {} : { stand_in_delivered: delivered ? "yes" : "no" }),
  };
  return bank.store.page("event", { ...pageWish(call, "event"), where });
}

export const webhookEndpoints: Endpoint[] = [
  { method: "POST", path: "/webhook_endpoints", run: create },
  { method: "GET", path: "/webhook_endpoints", run: listing("webhook_endpoint") },
  { method: "GET", path: "/webhook_endpoints/{id}", run: inPath },
  { method: "POST", path: "/webhook_endpoints/{id}", run: update },
  {
    method: "DELETE",
    path: "/webhook_endpoints/{id}",
    run: (call): Json => {
      const { id, object } = inPath(call);
      call.bank.store.remove(id);
      return { id, object, deleted: true };
    },
  },
  { method: "GET", path: "/events", run: events },
  { method: "GET", path: "/events/{id}", run: (call) => find(call, "event", call.id, "event") },
];
