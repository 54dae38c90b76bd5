import { createOrderToken } from "@/lib/checkout";
import { orderTokenRequestSchema, orderTokenSchema } from "@/lib/checkout/schemas";
import { type Context, env, notFound } from "@/lib/kernel";
import { getOrder, listOrders, presentOrder } from "@/lib/orders";
import { apiOrderSchema } from "@/lib/orders/schemas";
import { listPayments, listRefunds, presentPayment, presentRefund } from "@/lib/payments";
import { createItem, getItem, pageItems, presentItem, updateItem } from "@/lib/store";
import { apiItemSchema, itemChangeSchema, newItemSchema } from "@/lib/store/schemas";
import { listOrderEvents } from "@/lib/timeline";
import { commandEndpoints } from "./command-endpoints";
import { defineEndpoint, type Endpoint } from "./endpoint";
import {
  eventExample,
  itemExample,
  orderExample,
  paymentExample,
  refundExample,
  tokenExample,
} from "./examples";
import { orderListRequest } from "./order-list-request";
import {
  eventListSchema,
  itemListSchema,
  orderListSchema,
  orderQuerySchema,
  pageQuerySchema,
  paymentListSchema,
  refundListSchema,
} from "./schemas";

/** The site that a key is of. */
const siteOf = ({ sites }: Context): string => {
  const [site] = sites;
  if (!site) throw notFound("site");
  return site.siteId;
};

const pageOf = <Item>(data: Item[], nextCursor: string | null = null) => ({
  data,
  has_more: nextCursor !== null,
  next_cursor: nextCursor,
});

/** Everything that a key can ask of `/api/v1`. */
export const endpoints: Endpoint[] = [
  defineEndpoint({
    id: "listOrders",
    method: "GET",
    path: "/orders",
    scope: "orders:read",
    summary: "List orders",
    description: "Test orders are listed too; `is_test=false` leaves them out.",
    query: orderQuerySchema,
    answer: {
      status: 200,
      description: "A page of orders",
      schema: orderListSchema,
      example: pageOf([orderExample]),
    },
    handle: async (ctx, { query }) => {
      const { rows, nextCursor } = await listOrders(ctx, orderListRequest(query));
      const { appUrl } = env();
      return pageOf(
        rows.map((order) => presentOrder(order, appUrl)),
        nextCursor,
      );
    },
  }),
  defineEndpoint({
    id: "getOrder",
    method: "GET",
    path: "/orders/[id]",
    scope: "orders:read",
    summary: "Get an order",
    answer: {
      status: 200,
      description: "The order",
      schema: apiOrderSchema,
      example: orderExample,
    },
    handle: async (ctx, { params }) => presentOrder(await getOrder(ctx, params.id), env().appUrl),
  }),
  defineEndpoint({
    id: "listOrderEvents",
    method: "GET",
    path: "/orders/[id]/events",
    scope: "orders:read",
    summary: "List what happened to an order, oldest first",
    query: pageQuerySchema,
    answer: {
      status: 200,
      description: "A page of events",
      schema: eventListSchema,
      example: pageOf([eventExample]),
    },
    handle: async (ctx, { params, query }) => {
      const { events, nextCursor } = await listOrderEvents(ctx, params.id, query);
      return pageOf(events, nextCursor);
    },
  }),
  defineEndpoint({
    id: "listOrderPayments",
    method: "GET",
    path: "/orders/[id]/payments",
    scope: "orders:read",
    summary: "List the attempts to have an order paid, oldest first",
    description: "All of them, in one page. An order that a platform was paid for has none.",
    answer: {
      status: 200,
      description: "The payments",
      schema: paymentListSchema,
      example: pageOf([paymentExample]),
    },
    handle: async (ctx, { params }) =>
      pageOf((await listPayments(ctx, params.id)).map(presentPayment)),
  }),
  defineEndpoint({
    id: "listOrderRefunds",
    method: "GET",
    path: "/orders/[id]/refunds",
    scope: "orders:read",
    summary: "List what was given back of an order's money, oldest first",
    description: "All of it, in one page, with what was given back in Stripe’s dashboard.",
    answer: {
      status: 200,
      description: "The refunds",
      schema: refundListSchema,
      example: pageOf([refundExample]),
    },
    handle: async (ctx, { params }) =>
      pageOf((await listRefunds(ctx, params.id)).map(presentRefund)),
  }),
  ...commandEndpoints,
  defineEndpoint({
    id: "createOrderToken",
    method: "POST",
    path: "/orders/[id]/tokens",
    scope: "orders:write",
    summary: "Make a link that opens an order's page",
    description:
      "The link is for the buyer: it opens this one order's page and nothing else, until it expires.",
    body: orderTokenRequestSchema,
    answer: {
      status: 201,
      description: "The token, and the link with it",
      schema: orderTokenSchema,
      example: tokenExample,
    },
    handle: async (ctx, { params, body, tx }) => createOrderToken(ctx, params.id, body, tx),
  }),
  defineEndpoint({
    id: "listItems",
    method: "GET",
    path: "/items",
    scope: "items:read",
    summary: "List what the store sells, in the order in which it shows it",
    query: pageQuerySchema,
    answer: {
      status: 200,
      description: "A page of items",
      schema: itemListSchema,
      example: pageOf([itemExample]),
    },
    handle: async (ctx, { query }) => {
      const { items, nextCursor } = await pageItems(ctx, query);
      return pageOf(items.map(presentItem), nextCursor);
    },
  }),
  defineEndpoint({
    id: "createItem",
    method: "POST",
    path: "/items",
    scope: "items:write",
    summary: "Add an item to the store, after the others",
    description: "Its pictures are uploaded in the dashboard.",
    body: newItemSchema,
    answer: { status: 201, description: "The item", schema: apiItemSchema, example: itemExample },
    handle: async (ctx, { body, tx }) => presentItem(await createItem(ctx, siteOf(ctx), body, tx)),
  }),
  defineEndpoint({
    id: "getItem",
    method: "GET",
    path: "/items/[id]",
    scope: "items:read",
    summary: "Get an item",
    answer: { status: 200, description: "The item", schema: apiItemSchema, example: itemExample },
    handle: async (ctx, { params }) => presentItem(await getItem(ctx, params.id)),
  }),
  defineEndpoint({
    id: "updateItem",
    method: "PATCH",
    path: "/items/[id]",
    scope: "items:write",
    summary: "Change what is given of an item",
    description: "Requests that are on their way keep what they were asked for with.",
    body: itemChangeSchema,
    answer: { status: 200, description: "The item", schema: apiItemSchema, example: itemExample },
    handle: async (ctx, { params, body }) => presentItem(await updateItem(ctx, params.id, body)),
  }),
];
