"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { runCommands } from "@/lib/desk";
import { personCommandSchema } from "@/lib/desk/schemas";
import { fromPublicId } from "@/lib/kernel";
import { deleteView, saveView, zoneOfList } from "@/lib/lists";
import { countOrders, listOrders, narrowList, newestFirst, orderList } from "@/lib/orders";
import { noFilter, reasonSchema } from "@/lib/orders/schemas";
import { sumRefundable } from "@/lib/payments";
import { listSites } from "@/lib/sites";
import { defineAction } from "@/lib/web";
import { presentLines } from "./present-lines";

const mostRows = 200;
const rowIds = z.array(z.string()).max(mostRows);

/** More new orders than this are "100+": the number is only there to make one look. */
const newerCeiling = 100;

/** What happened to a page of the list since it was made: the rows as they are now, and newer ones. */
export const peekOrders = defineAction(
  { name: "orders.peek", access: { right: "orders:read" } },
  z.object({ query: z.string().max(5000), ids: rowIds, mark: z.string() }),
  async (ctx, { query, ids, mark }) => {
    const state = orderList.read(new URLSearchParams(query));
    const { zone } = zoneOfList(state, await listSites(ctx));
    const { filter } = narrowList(state, { zone, now: ctx.clock.now() });
    const wanted = { ...noFilter, ids: ids.map((id) => fromPublicId("order", id)) };
    const madeAfter = fromPublicId("order", mark);
    const [newer, { rows }] = await Promise.all([
      countOrders(ctx, { ...filter, madeAfter }, newerCeiling),
      listOrders(ctx, { filter: wanted, sort: newestFirst, limit: mostRows }),
    ]);
    return { newer, lines: await presentLines(ctx, rows) };
  },
);

/** Does the same with several orders and reports on each of them. */
export const runCommandOnOrders = defineAction(
  { name: "orders.run-command", access: { right: "orders:write" } },
  z.object({
    ids: rowIds.min(1),
    command: personCommandSchema.exclude(["refund"]),
    reason: reasonSchema.optional(),
  }),
  async (ctx, input) => runCommands(ctx, input),
);

/** Gives back all that is left of several orders and reports on each of them. */
export const refundSeveralOrders = defineAction(
  { name: "orders.refund-several", access: { right: "refunds:write" } },
  z.object({ ids: rowIds.min(1), reason: reasonSchema }),
  async (ctx, input) => runCommands(ctx, { ...input, command: "refund" }),
);

/** What that would give back, currency by currency. */
export const sumRefundsOfOrders = defineAction(
  { name: "orders.sum-refunds", access: { right: "refunds:write" } },
  z.object({ ids: rowIds.min(1) }),
  async (ctx, { ids }) =>
    (await sumRefundable(ctx, ids)).map((sum) => ({ ...sum, amount: Number(sum.amount) })),
);

export const saveOrdersView = defineAction(
  { name: "orders.save-view", access: { right: "orders:read" } },
  z.object({ name: z.string(), query: z.string().max(5000), siteId: z.string().default("") }),
  async (ctx, { name, query, siteId }) => {
    const state = orderList.read(new URLSearchParams(query));
    const id = await saveView(ctx, "orders", {
      name,
      query: orderList.query({ ...state, after: null, before: null }),
      siteId: siteId || null,
    });
    refresh();
    return { id };
  },
);

export const deleteOrdersView = defineAction(
  { name: "orders.delete-view", access: { right: "orders:read" } },
  z.object({ id: z.string() }),
  async (ctx, { id }) => {
    await deleteView(ctx, id);
    refresh();
  },
);
