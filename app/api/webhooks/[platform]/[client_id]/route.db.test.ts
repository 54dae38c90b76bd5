import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { closePool, query } from "@/lib/db";
import { receiveWebhook } from "@/lib/http";
import { newClientId } from "@/lib/kernel";
import { addConnection, connectPlatform, disconnectPlatform } from "@/lib/platforms";
import {
  bmcDelivery,
  bmcPayment,
  bmcSigned,
  kofiDelivery,
  kofiForm,
  kofiPayload,
  type Posted,
} from "@/test/deliveries";
import { newSite } from "@/test/new-site";
import { newTill } from "@/test/till";

afterAll(closePool);

const largest = 1024 * 1024;

type Send = { headers: Headers; body: BodyInit | null };

const send = (platform: string, client_id: string, { headers, body }: Send) =>
  receiveWebhook(
    new Request(`http://localhost:3000/api/webhooks/${platform}/${client_id}`, {
      method: "POST",
      headers,
      body,
      duplex: "half",
    } as RequestInit),
  );

const post = (platform: string, clientId: string, posted: Posted) =>
  send(platform, clientId, { headers: posted.headers, body: new Uint8Array(posted.body) });

async function expectRefusal(response: Response, status: number, code: string) {
  expect(response.status).toBe(status);
  const requestId = response.headers.get("x-request-id");
  expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
  expect(await response.json()).toEqual({
    error: expect.objectContaining({ code, request_id: requestId, message: expect.any(String) }),
  });
}

const storedFor = (siteId: string) =>
  query<{ body: Buffer }>("select body from inbound_events where site_id = $1", [siteId]);

/** A body of exactly this size that Buy Me a Coffee could have signed. */
function bodyOf(size: number): string {
  const start = '{"type":"donation.created","live_mode":true,"event_id":1,"pad":"';
  return `${start}${"x".repeat(size - start.length - 2)}"}`;
}

test("a delivery is taken, and a repeat of it is a duplicate", async () => {
  const { site, secrets } = await newTill();
  const posted = kofiDelivery(secrets.kofi);
  const first = await post("kofi", site.clientId, posted);
  expect(first.status).toBe(200);
  expect(first.headers.get("content-type")).toBe("application/json");
  expect(first.headers.get("cache-control")).toBe("no-store");
  expect(first.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  expect(await first.json()).toEqual({ received: true, duplicate: false });
  const second = await post("kofi", site.clientId, posted);
  expect([second.status, await second.json()]).toEqual([200, { received: true, duplicate: true }]);
});

test("the address works with other spellings of the platform", async () => {
  const { site, secrets } = await newTill();
  for (const spelling of ["ko-fi", "KOFI"]) {
    const response = await post(spelling, site.clientId, kofiDelivery(secrets.kofi));
    expect(response.status).toBe(200);
  }
});

test("an authentic delivery that nobody understands is answered 200 and kept", async () => {
  const { site, siteId, secrets } = await newTill();
  for (const body of ["{", "[]", '{"type":"new.thing"}']) {
    const response = await post("buymeacoffee", site.clientId, bmcSigned(secrets.bmc, body));
    expect(response.status).toBe(200);
  }
  expect(await storedFor(siteId)).toHaveLength(3);
});

test("wrong proofs are answered 401 and leave nothing behind but the reason", async () => {
  const { site, siteId, secrets } = await newTill();
  const other = await newTill();
  const good = bmcDelivery(secrets.bmc, "donation.created", bmcPayment());
  const signature = good.headers.get("x-signature-sha256") as string;
  const signed = (value: string | null): Posted => ({
    headers: new Headers(value === null ? {} : { "x-signature-sha256": value }),
    body: good.body,
  });
  const wrong: [string, Posted][] = [
    ["buymeacoffee", signed(null)],
    ["buymeacoffee", signed("")],
    ["buymeacoffee", signed(signature.slice(0, 63))],
    ["buymeacoffee", signed(signature.toUpperCase())],
    ["buymeacoffee", bmcDelivery(other.secrets.bmc, "donation.created", bmcPayment())],
    ["buymeacoffee", { ...good, body: Buffer.concat([good.body, Buffer.from(" ")]) }],
    ["buymeacoffee", { headers: new Headers(), body: Buffer.alloc(0) }],
    ["kofi", kofiDelivery(other.secrets.kofi)],
    ["kofi", kofiDelivery(secrets.kofi.toUpperCase())],
    ["kofi", kofiDelivery("")],
    ["kofi", kofiForm(JSON.stringify(kofiPayload()))],
  ];
  for (const [platform, posted] of wrong) {
    await expectRefusal(await post(platform, site.clientId, posted), 401, "unauthenticated");
  }
  expect(await storedFor(siteId)).toEqual([]);
  const reasons = await query(
    "select last_failure_reason as reason from connections where site_id = $1 order by platform",
    [siteId],
  );
  expect(reasons).toEqual([
    { reason: "The signature header is missing." },
    { reason: "The verification token is missing." },
  ]);
});

test("without a secret nothing is taken: 401", async () => {
  const { site, siteId, system } = await newSite();
  const token = randomUUID();
  const posted = kofiDelivery(token);
  await expectRefusal(await post("kofi", site.clientId, posted), 401, "unauthenticated");
  await addConnection(system, siteId, "kofi");
  await expectRefusal(await post("kofi", site.clientId, posted), 401, "unauthenticated");
  await connectPlatform(system, siteId, "kofi", token);
  expect((await post("kofi", site.clientId, posted)).status).toBe(200);
  await disconnectPlatform(system, siteId, "kofi");
  await expectRefusal(await post("kofi", site.clientId, posted), 401, "unauthenticated");
});

test("an unknown client or platform is not found", async () => {
  const { site, secrets } = await newTill();
  const posted = kofiDelivery(secrets.kofi);
  for (const clientId of [newClientId(), "", "x", "\0", "%00", "\ud800", "x".repeat(10_000)]) {
    await expectRefusal(await post("kofi", clientId, posted), 404, "not_found");
  }
  for (const platform of ["patreon", "", "__proto__", "constructor", "kofi ", "\0"]) {
    await expectRefusal(await post(platform, site.clientId, posted), 404, "not_found");
  }
});

test("an unreadable body is answered 400 and leaves nothing behind", async () => {
  const { site, siteId, secrets } = await newTill();
  const bodies = [
    Buffer.alloc(0),
    Buffer.from("hello"),
    Buffer.from("data="),
    Buffer.from("data=%7B"),
    Buffer.from("data=%ZZ%FF"),
    Buffer.from([0xff, 0x00, 0xfe]),
    kofiForm(`{"verification_token":"${secrets.kofi}"`).body,
    kofiForm(`[{"verification_token":"${secrets.kofi}"}]`).body,
  ];
  for (const body of bodies) {
    await expectRefusal(
      await post("kofi", site.clientId, { headers: new Headers(), body }),
      400,
      "invalid_request",
    );
  }
  const signedNothing = bmcSigned(secrets.bmc, "");
  await expectRefusal(
    await post("buymeacoffee", site.clientId, signedNothing),
    400,
    "invalid_request",
  );
  expect(await storedFor(siteId)).toEqual([]);
});

test("a body of 1 MiB passes, one byte more is answered 413", async () => {
  const { site, siteId, secrets } = await newTill();
  const exact = bmcSigned(secrets.bmc, bodyOf(largest));
  expect(exact.body).toHaveLength(largest);
  expect((await post("buymeacoffee", site.clientId, exact)).status).toBe(200);
  const over = bmcSigned(secrets.bmc, bodyOf(largest + 1));
  await expectRefusal(await post("buymeacoffee", site.clientId, over), 413, "too_large");
  expect(await storedFor(siteId)).toMatchObject([{ body: exact.body }]);
});

test("a body that streams past 1 MiB without saying so is cut off with 413", async () => {
  const { site } = await newTill();
  let sent = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 1;
      controller.enqueue(new Uint8Array(64 * 1024));
    },
  });
  const response = await send("kofi", site.clientId, { headers: new Headers(), body: endless });
  await expectRefusal(response, 413, "too_large");
  expect(sent).toBeLessThan(40);
});

test("a header that claims too much is answered 413 without reading", async () => {
  const { site, secrets } = await newTill();
  const posted = kofiDelivery(secrets.kofi);
  posted.headers.set("content-length", String(largest + 1));
  await expectRefusal(await post("kofi", site.clientId, posted), 413, "too_large");
});

test("what is kept of the headers has no signature in it", async () => {
  const { site, siteId, secrets } = await newTill();
  const posted = bmcDelivery(secrets.bmc, "donation.created", bmcPayment());
  posted.headers.set("user-agent", "Buy Me a Coffee");
  posted.headers.set("authorization", "Basic eDp5");
  await post("buymeacoffee", site.clientId, posted);
  const [row] = await query<{ headers: object }>(
    "select headers from inbound_events where site_id = $1",
    [siteId],
  );
  expect(row?.headers).toEqual({
    "content-type": "application/json",
    "user-agent": "Buy Me a Coffee",
  });
});
