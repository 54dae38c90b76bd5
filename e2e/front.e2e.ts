import { randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import { createOrderToken } from "@/lib/checkout";
import { connectPlatform } from "@/lib/platforms";
import { askPlainly, type PlainAnswer, type PlainCall } from "@/test/ask-plainly";
import { newKey } from "@/test/call-api";
import { kofiDelivery } from "@/test/deliveries";
import { newOrder } from "@/test/new-order";
import { newSite } from "@/test/new-site";
import { type OwnWeb, startWeb } from "./own-web";

// Two web processes for all of them: one that answers in front of Next, and one that leaves it all to Next.
test.describe.configure({ mode: "default" });

let front: OwnWeb;
let behind: OwnWeb;
test.beforeAll(async () => {
  const settings = { APP_URL: "https://till.example", NEXTAUTH_URL: "https://till.example" };
  front = await startWeb(settings);
  behind = await startWeb(settings, undefined, ["--behind-next"]);
});
test.afterAll(async () => {
  await Promise.all([front?.stop(), behind?.stop()]);
});

const ask = ({ url }: OwnWeb, call: PlainCall) => askPlainly(new URL(url).port, call);

/** What names the request, the moment or the way, or is counted. */
const passing = [
  ...["date", "connection", "keep-alive", "transfer-encoding", "content-length", "vary"],
  ...["x-request-id", "ratelimit-reset", "ratelimit-remaining", "set-cookie"],
];

/** What two answers to the same must have in common. */
const comparable = ({ status, headers, text }: PlainAnswer) => ({
  status,
  headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !passing.includes(name))),
  isCounted: "ratelimit-remaining" in headers,
  setsCookie: "set-cookie" in headers,
  text: text.replaceAll(String(headers["x-request-id"]), "…"),
});

async function calls(): Promise<PlainCall[]> {
  const { siteId, site, system, as } = await newSite();
  const secret = randomUUID();
  await connectPlatform(system, siteId, "kofi", secret);
  const { publicId } = await newOrder(siteId);
  const { token } = await createOrderToken(as("owner"), publicId, { expires_in: 600 });
  const key = { authorization: `Bearer ${await newKey(siteId)}` };
  const writer = { authorization: `Bearer ${await newKey(siteId, ["orders:write"])}` };
  const hook = `/api/webhooks/kofi/${site.clientId}`;
  const posted = kofiDelivery(secret);
  const delivery = {
    method: "POST",
    headers: { ...Object.fromEntries(posted.headers) },
    body: Buffer.from(posted.body),
  };
  return [
    // Once beforehand, so that each is a repeat.
    { path: hook, ...delivery },
    { path: hook, ...delivery },
    ...[`${hook}/`, `/${hook}`, hook.replace("/kofi/", "//kofi/"), `${hook}?x=1`].map((path) => ({
      path,
      ...delivery,
    })),
    { path: hook.replace("kofi", "ko-fi"), ...delivery },
    { path: "/api/webhooks/none/cl_1", ...delivery },
    { path: "/api/webhooks/kofi/cl_1", ...delivery },
    { path: "/api/webhooks/kofi", ...delivery },
    { ...delivery, path: hook, body: "data=%7B%22verification_token%22%3A%22wrong%22%7D" },
    { ...delivery, path: hook, body: "nothing" },
    { ...delivery, path: hook, body: Buffer.alloc(1024 * 1024 + 1, "x") },
    ...["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"].map((method) => ({
      path: hook,
      method,
    })),
    ...["", "?limit=1", "?limit=0", "?q=%00", "?q=%F0%9F%A6%8A", "/"].map((rest) => ({
      path: `/api/v1/orders${rest}`,
      headers: key,
    })),
    { path: `/api/v1/orders/${publicId}`, headers: key },
    { path: `/api/v1/orders/${publicId}/events`, headers: key },
    { path: `/api/v1/orders/${publicId}`, headers: key, method: "HEAD" },
    { path: "/api/v1/orders/%ff", headers: key },
    { path: "/api/v1/orders/ord_1", headers: key },
    { path: "/api/v1/orders", headers: writer },
    { path: "/api/v1/orders" },
    { path: "/api/v1/orders", method: "DELETE", headers: key },
    { path: "/api/v1/none", headers: key },
    { path: "/api/v1", headers: key },
    { path: "/api/v1/openapi.json" },
    { path: `/api/v1/orders/${publicId}/tokens`, method: "POST", headers: writer, body: '{"a":1}' },
    { path: `/api/v1/orders/${publicId}/tokens`, method: "POST", headers: writer, body: "{" },
    { path: "/order" },
    { path: `/order?orderId=${publicId}` },
    { path: `/order?orderId=${publicId}&token=${token}` },
    {
      path: `/order?orderId=${publicId}`,
      headers: { cookie: `__Secure-onetill-${publicId}=${token}` },
    },
    { path: "/order", method: "HEAD" },
    { path: "/order", method: "POST", headers: { origin: "https://till.example" } },
    { path: "/order", method: "POST" },
  ];
}

test("whatever is asked, the answer is the same in front of Next and behind it", async () => {
  const all = await calls();
  await ask(front, all[0] as PlainCall);
  const statuses = new Set<number>();
  for (const call of all) {
    const [first, second] = [await ask(front, call), await ask(behind, call)];
    const what = `${call.method ?? "GET"} ${call.path}`;
    expect(comparable(first), what).toEqual(comparable(second));
    for (const { headers } of [first, second]) {
      expect(headers["x-request-id"], what).toMatch(/^[0-9a-f-]{36}$/);
      expect(headers["strict-transport-security"], what).toBe("max-age=31536000");
    }
    statuses.add(first.status);
  }
  expect([...statuses].sort()).toEqual([200, 204, 303, 400, 401, 403, 404, 405, 413]);
});

test("Next is really not asked for what is in front of it", async () => {
  // Next says of what it answers that it varies by its own headers.
  const call = { path: "/api/v1/openapi.json" };
  expect((await ask(behind, call)).headers.vary).toContain("rsc");
  expect((await ask(front, call)).headers.vary).toBeUndefined();
});
