import { expect, test, vi } from "vitest";
import { createOrderToken, sealOrderPass } from "@/lib/checkout";
import { advanceClock, query, readClock } from "@/lib/db";
import { env, newId, newToken, toPublicId } from "@/lib/kernel";
import { callApi, newKey } from "@/test/call-api";
import { newOrder } from "@/test/new-order";
import { newPerson } from "@/test/new-person";
import { newSite } from "@/test/new-site";
import { showOrder } from "./show-order";

const visit = (path: string, cookie?: string) =>
  showOrder(
    new Request(`http://localhost:3000${path}`, {
      headers: cookie === undefined ? {} : { cookie },
    }),
  );

/** The path of an address of ours. */
const pathOf = (url: string) => url.replace("http://localhost:3000", "");

async function newLink(fields: Parameters<typeof newOrder>[1] = {}, siteName = "Robin draws") {
  const { siteId, site, as } = await newSite(siteName);
  const { id, publicId } = await newOrder(siteId, fields);
  const ctx = { ...as("support"), clock: await readClock() };
  const link = await createOrderToken(ctx, publicId, { expires_in: 600 });
  return { siteId, site, as, id, publicId, link, path: pathOf(link.order_url) };
}

/** Follows a link as a browser does: the cookie, and the page behind it. */
async function follow(path: string) {
  const first = await visit(path);
  const cookie = (first.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  const location = first.headers.get("location") ?? "";
  const shown = await visit(location, cookie);
  return { first, cookie, location, shown, text: await shown.text() };
}

test("a link opens its order once its token is out of the address, and shows it in plain words", async () => {
  const { publicId, path, link } = await newLink({
    fields: {
      items: [
        { name: "Print <A3>", variation: "Blue", quantity: 2, unitAmount: 600n, details: {} },
      ],
      placedAt: new Date("2026-01-31T18:00:00Z"),
      message: "a private word",
      shipping: { street: "Secret Lane 4" },
    },
  });
  const { first, location, shown, text } = await follow(path);
  expect(first.status).toBe(303);
  expect(location).toBe(`/order?orderId=${publicId}`);
  expect(first.headers.get("set-cookie")).toBe(
    `onetill-${publicId}=${link.token}; Path=/order; Max-Age=600; HttpOnly; SameSite=Lax`,
  );
  expect(shown.status).toBe(200);
  for (const said of ["Robin draws", "Accepted", "Print &#60;A3&#62;", "2 × ", "Blue", "€12.00"]) {
    expect(text).toContain(said);
  }
  expect(text).toContain("January 31, 2026");
  // What they wrote and where it goes is their own; their address is in no page that a link opens.
  for (const said of ["a private word", "Secret Lane 4"]) expect(text).toContain(said);
  for (const kept of ["robin@example.com", link.token]) expect(text).not.toContain(kept);
});

test("its headers let nothing run, frame, keep or pass on the address", async () => {
  const { path } = await newLink();
  const { first, shown, text } = await follow(path);
  for (const { headers } of [first, shown, await visit("/order")]) {
    expect(headers.get("referrer-policy")).toBe("same-origin");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("content-security-policy")).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/]+=*'; frame-ancestors 'none';/,
    );
  }
  expect(text).not.toContain("<script");
});

test("without a valid token nothing is told: the page is the same, be there an order or not", async () => {
  const { publicId, path, link, siteId } = await newLink();
  const other = await newLink();
  const sealed = (expiresAt: Date) => sealOrderPass({ siteId, orderId: newId(), expiresAt });
  const tokens = [
    ...["", "abc", newToken(), `${link.token}A`, link.token.slice(0, -1), other.link.token],
    ...[sealed(new Date("2020-01-01")), sealed(new Date("2100-01-01"))],
  ];
  const texts = new Set<string>();
  const look = async (path: string, cookie?: string) => {
    const answer = await visit(path, cookie);
    expect([answer.status, answer.headers.get("set-cookie")]).toEqual([200, null]);
    texts.add(await answer.text());
  };
  for (const token of tokens.filter(Boolean)) {
    await look(`/order?orderId=${publicId}&token=${token}`);
    await look(path.replace(publicId, toPublicId("order", newId())));
  }
  expect(texts.size).toBe(1);
  expect([...texts][0]).toContain("This link is not valid any more");
  texts.clear();
  for (const id of [publicId, toPublicId("order", newId()), "ord_1", "", "%00"]) {
    await look(`/order?orderId=${id}`);
    await look(`/order?orderId=${id}`, `onetill-${id}=${other.link.token}`);
  }
  await look("/order");
  expect(texts.size).toBe(1);
  expect([...texts][0]).toContain("This page needs its link");
});

test("somebody's session opens no order's page", async () => {
  const { publicId, siteId } = await newLink();
  const person = await newPerson({ [siteId]: "owner" });
  const answer = await visit(`/order?orderId=${publicId}&token=${person.userId}`);
  expect(await answer.text()).toContain("not valid any more");
});

test("a link is over when its time has come, in the cookie too", async () => {
  const { path, publicId } = await newLink();
  const { cookie } = await follow(path);
  expect((await visit(`/order?orderId=${publicId}`, cookie)).status).toBe(200);
  // The till's clock is the database's.
  await advanceClock(601_000);
  expect(await (await visit(path)).text()).toContain("not valid any more");
  const kept = await visit(`/order?orderId=${publicId}`, cookie);
  expect(await kept.text()).toContain("This page needs its link");
});

test("a browser that was let in stays so when it opens an old link again", async () => {
  const { path, publicId } = await newLink();
  const { cookie } = await follow(path);
  const again = await visit(`/order?orderId=${publicId}&token=old`, cookie);
  expect([again.status, again.headers.get("location")]).toEqual([
    303,
    `/order?orderId=${publicId}`,
  ]);
});

test("the look is kept on the way, and only what is known of it", async () => {
  const { path, site } = await newLink();
  await query("update sites set url = 'https://robin.example/' where client_id = $1 returning id", [
    site.clientId,
  ]);
  const plain = await follow(path);
  expect(plain.text).toContain('<html lang="en" class="">');
  expect(plain.text).toContain('href="https://robin.example/"');
  const dressed = await follow(
    `${path}&theme=dark&hideBack=true&hideScrollBar=1&evil=%3Cscript%3E`,
  );
  expect(dressed.text).toContain('<html lang="en" class="dark no-bar">');
  expect(dressed.text).not.toContain("robin.example");
  expect(dressed.location).not.toContain("evil");
});

test("a test order says that it is one", async () => {
  const { path } = await newLink({ fields: { isTest: true } });
  expect((await follow(path)).text).toContain("Test order");
});

test("HEAD is answered, and anything else is told what it may ask", async () => {
  const ask = (method: string) => showOrder(new Request("http://localhost:3000/order", { method }));
  expect((await ask("HEAD")).status).toBe(200);
  const { status, headers } = await ask("PUT");
  expect([status, headers.get("allow")]).toEqual([405, "GET, HEAD, POST, OPTIONS"]);
});

test("while the database is away the page says so, to be tried again", async () => {
  const db = await import("@/lib/db");
  const away = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
  vi.spyOn(db.pool(), "query").mockRejectedValue(away);
  const answer = await visit(`/order?orderId=${toPublicId("order", newId())}`);
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "2"]);
  expect(await answer.text()).toContain("The database is away for the moment.");
});

test("a program makes such a link: 201 with token, address and end", async () => {
  const { siteId } = await newSite("Robin draws");
  const { publicId } = await newOrder(siteId);
  const key = await newKey(siteId, ["orders:write"]);
  const { status, body } = await callApi(`/orders/${publicId}/tokens`, {
    ...{ key, method: "POST", body: { expires_in: 86_400 } },
  });
  expect(status).toBe(201);
  expect(Object.keys(body)).toEqual(["token", "order_url", "expires_at"]);
  const now = (await readClock()).now().getTime();
  const lasts = (new Date(body.expires_at).getTime() - now) / 1000;
  expect(Math.abs(lasts - 86_400)).toBeLessThan(60);
  expect(pathOf(body.order_url)).toBe(`/order?orderId=${publicId}&token=${body.token}`);
  expect((await follow(pathOf(body.order_url))).text).toContain("Robin draws");
  const usual = await callApi(`/orders/${publicId}/tokens`, { key, method: "POST" });
  expect(usual.status).toBe(201);
});

test.each([
  ["expires_in", { expires_in: 86_401 }],
  ["expires_in", { expires_in: 59 }],
  ["expires_in", { expires_in: "600" }],
  ["expires_in", { expires_in: 600.5 }],
  ["until", { until: 5 }],
  [undefined, "{"],
  [undefined, "[]"],
])("a request for a link with a wrong %s is refused: %j", async (param, body) => {
  const { siteId } = await newSite();
  const { publicId } = await newOrder(siteId);
  const key = await newKey(siteId, ["orders:write"]);
  const answer = await callApi(`/orders/${publicId}/tokens`, { key, method: "POST", body });
  expect([answer.status, answer.body.error.param]).toEqual([400, param]);
});

test("another site's order gets no link, nor does a key that only reads", async () => {
  const [mine, other] = [await newSite(), await newSite()];
  const { publicId } = await newOrder(other.siteId);
  const path = `/orders/${publicId}/tokens`;
  const foreign = await newKey(mine.siteId, ["orders:write"]);
  expect((await callApi(path, { key: foreign, method: "POST" })).status).toBe(404);
  const reader = await newKey(other.siteId, ["orders:read"]);
  expect((await callApi(path, { key: reader, method: "POST" })).status).toBe(403);
});

test("where something is not real the page says so, also where it shows no order, and nowhere else", async () => {
  const { path } = await newLink();
  const sayings = async () => [(await follow(path)).text, await (await visit("/order")).text()];
  for (const text of await sayings()) expect(text).toContain("Sandbox – no real mail");
  vi.spyOn(env(), "standIns", "get" as never).mockReturnValue({} as never);
  for (const text of await sayings()) expect(text).not.toContain("Sandbox");
});
