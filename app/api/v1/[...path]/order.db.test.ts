import { expect, test } from "vitest";
import { eventListSchema } from "@/lib/api/schemas";
import { newId, toPublicId } from "@/lib/kernel";
import { apiOrderSchema } from "@/lib/orders/schemas";
import { callApi, newKey } from "@/test/call-api";
import { newOrder } from "@/test/new-order";
import { newSite } from "@/test/new-site";

async function siteWithOrder() {
  const { siteId } = await newSite();
  const { publicId } = await newOrder(siteId);
  return { publicId, key: await newKey(siteId) };
}

test("an order is found by its id, in the form that the list has", async () => {
  const { publicId, key } = await siteWithOrder();
  const { status, body } = await callApi(`/orders/${publicId}`, {
    key,
  });
  expect(status).toBe(200);
  expect(body).toEqual(apiOrderSchema.parse(body));
  expect(body.id).toBe(publicId);
});

test("its events are listed from the oldest on, page by page", async () => {
  const { publicId, key } = await siteWithOrder();
  const types: string[] = [];
  let cursor = "";
  do {
    const { status, body } = await callApi(
      `/orders/${publicId}/events?limit=1${cursor && `&cursor=${cursor}`}`,
      { key },
    );
    expect(status).toBe(200);
    expect(body).toEqual(eventListSchema.parse(body));
    expect(body.has_more).toBe(body.next_cursor !== null);
    types.push(...body.data.map((event: { type: string }) => event.type));
    cursor = body.next_cursor ?? "";
  } while (cursor);
  expect(types).toEqual(["order.received", "payment.paid", "order.accepted"]);
});

test("an event says who did what in a sentence", async () => {
  const { publicId, key } = await siteWithOrder();
  const { body } = await callApi(`/orders/${publicId}/events`, {
    key,
  });
  expect(body.data[0]).toMatchObject({
    actor: { kind: "platform", label: "Ko-fi" },
    summary: "Shop order received from Ko-fi",
  });
});

test("another site's order, an unknown one and nonsense are the same 404", async () => {
  const { key } = await siteWithOrder();
  const other = await siteWithOrder();
  const answers = [];
  for (const id of [other.publicId, toPublicId("order", newId()), "ord_1", "%00", newId()]) {
    for (const path of [`/orders/${id}`, `/orders/${id}/events`]) {
      const { status, body } = await callApi(path, { key });
      answers.push([status, body.error.code, body.error.message]);
    }
  }
  expect(new Set(answers.map(String))).toEqual(new Set(["404,not_found,No such order."]));
});

test("an unknown or bad parameter is named here too", async () => {
  const { publicId, key } = await siteWithOrder();
  const order = await callApi(`/orders/${publicId}?expand=items`, { key });
  expect([order.status, order.body.error.param]).toEqual([400, "expand"]);
  for (const [param, query] of [
    ["limit", "limit=201"],
    ["cursor", `cursor=${publicId}`],
    ["sort", "sort=at"],
  ]) {
    const { status, body } = await callApi(`/orders/${publicId}/events?${query}`, {
      key,
    });
    expect([status, body.error.param]).toEqual([400, param]);
  }
});
